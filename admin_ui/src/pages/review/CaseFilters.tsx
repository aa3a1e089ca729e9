import { useAsked } from "../../app/useAsked";
import { ChoiceField } from "../../fields/ChoiceField";
import { Filter, Filters } from "../../parts/Filters";
import { useTexts } from "../../texts/useTexts";
import { ALL, KINDS, STATES } from "./filter";

/** Which cases staff want to see. */
export function CaseFilters() {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  return (
    <Filters>
      <Filter>
        <ChoiceField
          label={t("review.state")}
          value={asked.get("state") ?? "OPEN"}
          options={[
            ...STATES.map((one) => [one, t(`case.state.${one}`)] as const),
            [ALL, t("review.any")],
          ]}
          onChoose={(state) => ask({ state: state === "OPEN" ? "" : state })}
        />
      </Filter>
      <Filter>
        <ChoiceField
          label={t("review.kind")}
          value={asked.get("kind") ?? ""}
          options={[["", t("review.any")], ...KINDS.map((one) => [one, t(`kind.${one}`)] as const)]}
          onChoose={(kind) => ask({ kind })}
        />
      </Filter>
    </Filters>
  );
}
