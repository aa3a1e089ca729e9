import { useState } from "react";
import { ActDialog } from "../../acts/ActDialog";
import { useLastDone } from "../../acts/LastDone";
import type { Done } from "../../acts/useUndo";
import { isRefusal } from "../../api/declined";
import type { CaseFactsFragment } from "../../api/generated/fragments";
import { ActOnCasesDocument, type ActOnCasesMutation } from "../../api/generated/review";
import type { AuditCode, CaseAct } from "../../api/generated/schema";
import { sayCode } from "../../api/sayRefusal";
import { useAct } from "../../api/useAct";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { useTexts } from "../../texts/useTexts";

type Answers = Extract<ActOnCasesMutation["actOnCases"], { __typename: "ActedOnCases" }>["answers"];

const CODES: Record<CaseAct, AuditCode> = {
  APPROVE: "CASE_APPROVED",
  REFUSE: "CASE_REFUSED",
  NOTE: "CASE_NOTED",
  BAN: "ADVOCATE_BANNED",
};

interface Props {
  act: CaseAct;
  cases: readonly CaseFactsFragment[];
  nameOf: (advocateId: string) => string | undefined;
  onClose: () => void;
}

/** The same for one case or many, with a reason; what was refused for which is said. */
export function ActOnCases({ act, cases, nameOf, onClose }: Props) {
  const { t } = useTexts();
  const [refused, tell] = useState<Answers>([]);
  const { did } = useLastDone();
  const acting = useAct(ActOnCasesDocument);
  const count = cases.length;

  const onDo = (why: string) =>
    acting.mutate(
      { ids: cases.map(({ id }) => id), act, why },
      {
        onSuccess: (done) => {
          const answers = done.__typename === "ActedOnCases" ? done.answers : [];
          const good = answers.filter(({ result }) => !isRefusal(result)).map(({ id }) => id);
          const changed = cases.filter(({ id }) => good.includes(id));
          if (good.length > 0) {
            did(t(`review.did.${act}`, { count: good.length }), doneTo(act, changed));
          }
          const bad = answers.filter(({ result }) => isRefusal(result));
          if (bad.length > 0) tell(bad);
          else onClose();
        },
      },
    );

  if (refused.length > 0) {
    return <Refused answers={refused} cases={cases} nameOf={nameOf} onClose={onClose} />;
  }
  return (
    <ActDialog
      title={t(`review.title.${act}`, { count })}
      words={t(`review.words.${act}`)}
      does={t(`review.${act}`)}
      acting={acting}
      onDo={onDo}
      onClose={onClose}
    />
  );
}

/** What an undo has to look for: a ban is on the advocate, all else on the case. */
function doneTo(act: CaseAct, cases: readonly CaseFactsFragment[]): Done {
  const what = CODES[act];
  if (act !== "BAN") return { subject: "CASE", what, ids: cases.map(({ id }) => id) };
  const ids = [...new Set(cases.map(({ advocateId }) => advocateId))];
  return { subject: "ADVOCATE", what, ids };
}

function Refused(props: Pick<Props, "cases" | "nameOf" | "onClose"> & { answers: Answers }) {
  const texts = useTexts();
  const { t } = texts;
  const { answers, cases, nameOf, onClose } = props;
  return (
    <Dialog
      title={t("review.refused", { count: answers.length })}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
    >
      <ul>
        {answers.map(({ id, result }) => {
          const found = cases.find((one) => one.id === id);
          return (
            <li key={id}>
              <strong>{nameOf(found?.advocateId ?? "") ?? id}</strong>:{" "}
              {isRefusal(result) && sayCode(result, texts)}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
