import type { SetupFactsFragment } from "../../api/generated/fragments";
import { askForRights } from "../../bridge/rights";
import { useDashboard } from "../../bridge/useDashboard";
import { Button } from "../../parts/Button";
import { listed } from "../../texts/listed";
import { useTexts } from "../../texts/useTexts";
import { LookAgain } from "./LookAgain";
import styles from "./Step.module.css";

const NAMED = ["MANAGE_DISCOUNTS", "MANAGE_ORDERS", "MANAGE_USERS", "MANAGE_GIFT_CARD"] as const;

/** Which rights the app lacks; the Dashboard asks for consent and comes back here. */
export function Rights({ permissions }: { permissions: SetupFactsFragment["permissions"] }) {
  const { t, locale } = useTexts();
  const dashboard = useDashboard();
  const missing = permissions.filter((one) => one.isNeeded && !one.isGranted);
  if (missing.length === 0) return null;
  const names = missing.map(({ name }) => {
    const named = NAMED.find((one) => one === name);
    return named ? t(`start.right.${named}`) : name;
  });
  const ask = () =>
    askForRights(
      dashboard,
      missing.map(({ name }) => name),
      "/start",
    );
  return (
    <>
      <p>{t("start.rights.missing", { rights: listed(names, locale) })}</p>
      <div className={styles.line}>
        <Button weight="primary" onClick={ask}>
          {t("start.rights.ask")}
        </Button>
        <LookAgain atOnce />
      </div>
    </>
  );
}
