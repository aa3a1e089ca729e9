import { ReferralProgramsDocument } from "../../api/generated/referrals";
import { useAnswer } from "../../api/useAnswer";
import { useAsked } from "../../app/useAsked";
import { ChoiceField } from "../../fields/ChoiceField";
import { Filter, Filters } from "../../parts/Filters";
import { PERIODS } from "../../parts/period";
import { useTexts } from "../../texts/useTexts";
import { KINDS, SIDES, STATES } from "./filter";

type Option = readonly [string, string];

/** Which rewards staff want to see. */
export function RewardFilters() {
  const { t } = useTexts();
  const programs = useAnswer(ReferralProgramsDocument, {}).data?.programs ?? [];
  return (
    <Filters>
      <Choice name="state" options={STATES.map((one) => [one, t(`reward.${one}`)])} />
      <Choice name="side" options={SIDES.map((one) => [one, t(`side.${one}`)])} />
      <Choice name="kind" options={KINDS.map((one) => [one, t(`rewards.kind.${one}`)])} />
      <Choice
        name="days"
        options={PERIODS.map((days) => [days, t("rewards.period", { days: Number(days) })])}
      />
      <Choice name="program" options={programs.map(({ id, name }) => [id, name])} />
    </Filters>
  );
}

interface Props {
  name: "state" | "side" | "kind" | "days" | "program";
  options: readonly Option[];
}

function Choice({ name, options }: Props) {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  return (
    <Filter>
      <ChoiceField
        label={t(`rewards.by.${name}`)}
        value={asked.get(name) ?? ""}
        options={[["", t("rewards.any")], ...options]}
        onChoose={(value) => ask({ [name]: value })}
      />
    </Filter>
  );
}
