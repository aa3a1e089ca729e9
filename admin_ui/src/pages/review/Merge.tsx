import { ActDialog } from "../../acts/ActDialog";
import { useLastDone } from "../../acts/LastDone";
import type { CaseFactsFragment } from "../../api/generated/fragments";
import { CasesDocument, MergeCasesDocument } from "../../api/generated/review";
import { useAct } from "../../api/useAct";
import { useAnswer } from "../../api/useAnswer";
import { useNames } from "../../api/useNames";
import { CheckBox } from "../../parts/CheckBox";
import { useChosen } from "../../parts/useChosen";
import { useTexts } from "../../texts/useTexts";
import styles from "./Case.module.css";

const MOST = 50;

/** Other open cases become part of this one, and are decided with it. */
export function Merge({ into, onClose }: { into: CaseFactsFragment; onClose: () => void }) {
  const { t } = useTexts();
  const { did } = useLastDone();
  const merging = useAct(MergeCasesDocument);
  const asked = useAnswer(CasesDocument, { first: MOST, filter: { state: "OPEN" } });
  const others = (asked.data?.cases.nodes ?? []).filter(({ id }) => id !== into.id);
  const nameOf = useNames(others.map(({ advocateId }) => advocateId));
  const { chosen, choose } = useChosen(others.map(({ id }) => id));

  const onDo = (why: string) =>
    merging.mutate(
      { into: into.id, ids: chosen, why },
      {
        onSuccess: () => {
          onClose();
          const done = { subject: "CASE", what: "CASE_MERGED", ids: [into.id] } as const;
          did(t("case.merge.did"), done);
        },
      },
    );
  return (
    <ActDialog
      title={t("case.merge.title")}
      words={t(asked.data && others.length === 0 ? "case.merge.none" : "case.merge.words")}
      does={t("case.merge.do")}
      acting={merging}
      onDo={onDo}
      onClose={onClose}
    >
      {others.length > 0 && (
        <fieldset className={styles.choices}>
          <legend className="unseen">{t("case.merge.title")}</legend>
          {others.map((one) => (
            <CheckBox
              key={one.id}
              label={`${nameOf(one.advocateId) ?? "…"} · ${t(`kind.${one.kind}`)}`}
              isChecked={chosen.includes(one.id)}
              onCheck={() => choose(one.id)}
            />
          ))}
        </fieldset>
      )}
    </ActDialog>
  );
}
