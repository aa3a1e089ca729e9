import { useState } from "react";
import type { CaseFactsFragment } from "../../api/generated/fragments";
import type { CaseAct } from "../../api/generated/schema";
import { useNames } from "../../api/useNames";
import { Button } from "../../parts/Button";
import { CheckBox } from "../../parts/CheckBox";
import { ChosenBar } from "../../parts/ChosenBar";
import { focusedRow, focusRow } from "../../parts/focusedRow";
import { SkeletonRows, Table } from "../../parts/Table";
import { useChosen } from "../../parts/useChosen";
import { useKeys } from "../../parts/useKeys";
import { useTexts } from "../../texts/useTexts";
import { ActOnCases } from "./ActOnCases";
import { CaseRow, useCaseHeads } from "./CaseRow";

const ACTS: readonly CaseAct[] = ["APPROVE", "REFUSE", "BAN", "NOTE"];

interface Props {
  cases: readonly CaseFactsFragment[] | undefined;
  isBusy: boolean;
}

/** A page of the queue: cases are chosen and acted on, by mouse or by key. */
export function CaseTable({ cases = [], isBusy }: Props) {
  const { t } = useTexts();
  const heads = useCaseHeads();
  const nameOf = useNames(cases.map(({ advocateId }) => advocateId));
  const { chosen, choose, chooseAll } = useChosen(cases.map(({ id }) => id));
  const [asked, ask] = useState<{ act: CaseAct; ids: readonly string[] } | null>(null);
  useQueueKeys(chosen, choose, (act, ids) => ask({ act, ids }));

  const close = () => {
    ask(null);
    chooseAll(false);
  };
  const all = (
    <CheckBox
      isBare
      label={t("review.choose.all")}
      isChecked={chosen.length > 0 && chosen.length === cases.length}
      onCheck={chooseAll}
    />
  );
  return (
    <>
      {chosen.length > 0 && (
        <ChosenBar said={t("review.chosen", { count: chosen.length })}>
          {ACTS.map((act) => (
            <Button key={act} onClick={() => ask({ act, ids: chosen })}>
              {t(`review.${act}`)}
            </Button>
          ))}
        </ChosenBar>
      )}
      <Table label={t("review.title")} heads={[all, ...heads.slice(1)]} isBusy={isBusy}>
        {cases.length === 0 ? (
          <SkeletonRows rows={6} heads={heads} />
        ) : (
          cases.map((one) => (
            <CaseRow
              key={one.id}
              found={one}
              name={nameOf(one.advocateId)}
              isChosen={chosen.includes(one.id)}
              onChoose={() => choose(one.id)}
            />
          ))
        )}
      </Table>
      {asked && (
        <ActOnCases
          act={asked.act}
          cases={cases.filter(({ id }) => asked.ids.includes(id))}
          nameOf={nameOf}
          onClose={close}
        />
      )}
    </>
  );
}

const isOnRow = () => focusedRow() !== undefined;

const MOVING = {
  j: () => focusRow(1),
  k: () => focusRow(-1),
  // Elsewhere the arrows scroll.
  arrowDown: () => isOnRow() && focusRow(1),
  arrowUp: () => isOnRow() && focusRow(-1),
};

/** Keys act on what is chosen, else on the row that has the focus. */
function useQueueKeys(
  chosen: readonly string[],
  choose: (id: string) => void,
  ask: (act: CaseAct, ids: readonly string[]) => void,
) {
  const onRow = (act: (id: string) => void) => () => {
    const id = focusedRow();
    if (id) act(id);
  };
  const asking = (act: CaseAct) => () => {
    const row = focusedRow();
    if (chosen.length > 0) ask(act, chosen);
    else if (row) ask(act, [row]);
  };
  useKeys({
    ...MOVING,
    x: onRow(choose),
    a: asking("APPROVE"),
    r: asking("REFUSE"),
    n: asking("NOTE"),
  });
}
