import { useTexts } from "../texts/useTexts";
import { Notice } from "./Notice";

const NAMED = ["MANAGE_DISCOUNTS", "MANAGE_ORDERS", "MANAGE_USERS"] as const;

/** Staff may not see this: which right is missing, as the Dashboard calls it, and who gives it. */
export function MissingRight({ right }: { right: string | undefined }) {
  const { t } = useTexts();
  const named = NAMED.find((name) => name === right);
  return (
    <Notice title={t("right.title")}>
      {named ? t("right.words", { right: t(`right.${named}`) }) : t("right.any")}
    </Notice>
  );
}
