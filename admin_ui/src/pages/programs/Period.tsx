import { useAsked } from "../../app/useAsked";
import { ChoiceField } from "../../fields/ChoiceField";
import { lastDays, PERIODS } from "../../parts/period";
import { useTexts } from "../../texts/useTexts";

/** Of which days results are shown. */
export function Period() {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  return (
    <ChoiceField
      label={t("figures.period")}
      value={lastDays(asked)}
      options={PERIODS.map((days) => [days, t("figures.days", { days: Number(days) })] as const)}
      onChoose={(days) => ask({ days })}
    />
  );
}
