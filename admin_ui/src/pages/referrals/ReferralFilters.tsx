import { ReferralProgramsDocument } from "../../api/generated/referrals";
import { useAnswer } from "../../api/useAnswer";
import { useAsked } from "../../app/useAsked";
import { ChoiceField } from "../../fields/ChoiceField";
import { SearchField } from "../../fields/SearchField";
import { Filter, Filters } from "../../parts/Filters";
import { PERIODS } from "../../parts/period";
import { useTexts } from "../../texts/useTexts";
import { STATES } from "./filter";

/** Which referrals staff want to see. */
export function ReferralFilters() {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  const programs = useAnswer(ReferralProgramsDocument, {}).data?.programs ?? [];
  const now = (name: string) => asked.get(name) ?? "";
  return (
    <Filters>
      <Filter isWide>
        <SearchField
          label={t("referrals.search")}
          value={now("search")}
          onSearch={(search) => ask({ search })}
        />
      </Filter>
      <Filter>
        <ChoiceField
          label={t("referrals.state")}
          value={now("state")}
          options={[
            ["", t("referrals.any")],
            ...STATES.map((one) => [one, t(`referrals.state.${one}`)] as const),
          ]}
          onChoose={(state) => ask({ state })}
        />
      </Filter>
      <Filter>
        <ChoiceField
          label={t("referrals.period")}
          value={now("days")}
          options={[
            ["", t("referrals.ever")],
            ...PERIODS.map((days) => [days, t("referrals.days", { days: Number(days) })] as const),
          ]}
          onChoose={(days) => ask({ days })}
        />
      </Filter>
      <Filter>
        <ChoiceField
          label={t("referrals.program")}
          value={now("program")}
          options={[
            ["", t("referrals.any")],
            ...programs.map(({ id, name }) => [id, name] as const),
          ]}
          onChoose={(program) => ask({ program })}
        />
      </Filter>
    </Filters>
  );
}
