import { useActorName } from "../../../acts/useActorName";
import { AuditActorsDocument } from "../../../api/generated/audit";
import { useAnswer } from "../../../api/useAnswer";
import { useAsked } from "../../../app/useAsked";
import { ChoiceField } from "../../../fields/ChoiceField";
import { Filter, Filters } from "../../../parts/Filters";
import { useTexts } from "../../../texts/useTexts";
import { codesOf, filterOf, SUBJECTS } from "./filter";

/** Which acts staff want to see: on what, which and by whom. */
export function LogFilters() {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  const { subject = null, what, actor } = filterOf(asked);
  return (
    <Filters>
      <Filter>
        <ChoiceField
          label={t("log.about")}
          value={subject ?? ""}
          options={[["", t("log.all")], ...SUBJECTS.map((one) => [one, t(`log.${one}`)] as const)]}
          onChoose={(value) => ask({ subject: value, what: "" })}
        />
      </Filter>
      <Filter>
        <ChoiceField
          label={t("log.done")}
          value={what ?? ""}
          options={[
            ["", t("log.all")],
            ...codesOf(subject).map((code) => [code, t(`act.${code}`)] as const),
          ]}
          onChoose={(value) => ask({ what: value })}
        />
      </Filter>
      <Filter>
        <Who actor={actor ?? ""} onChoose={(value) => ask({ actor: value })} />
      </Filter>
    </Filters>
  );
}

function Who({ actor, onChoose }: { actor: string; onChoose: (actor: string) => void }) {
  const { t } = useTexts();
  const name = useActorName();
  const found = useAnswer(AuditActorsDocument, {}).data?.auditActors ?? [];
  const isKnown = actor === "" || found.some(({ id }) => id === actor);
  const shown = isKnown ? found : [...found, { id: actor, isYou: false }];
  return (
    <ChoiceField
      label={t("log.who")}
      value={actor}
      options={[
        ["", t("log.everybody")],
        ...shown.map(({ id, isYou }) => [id, isYou ? t("log.you") : name(id)] as const),
      ]}
      onChoose={onChoose}
    />
  );
}
