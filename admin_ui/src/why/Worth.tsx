import { FormattedNumber } from "react-intl";
import type { RewardKind } from "../api/generated/schema";
import { Money } from "../parts/Money";
import { useTexts } from "../texts/useTexts";

interface Props {
  kind: RewardKind;
  amount: string;
  /** A currency, or percent, points or pieces. */
  unit: string;
}

/** What a reward is worth: 10 %, €5.00, 120 points, or by its name where it has no number. */
export function Worth({ kind, amount, unit }: Props) {
  const { t } = useTexts();
  if (unit === "percent") {
    return (
      <FormattedNumber value={Number(amount) / 100} style="percent" maximumFractionDigits={2} />
    );
  }
  if (unit === "points") return t("worth.points", { count: Number(amount) });
  if (unit === "pieces") return t(`worth.${kind}`);
  return <Money amount={amount} currency={unit} />;
}
