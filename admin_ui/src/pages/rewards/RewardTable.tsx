import { useState } from "react";
import type { RewardRowFragment } from "../../api/generated/fragments";
import { ReferralProgramsDocument } from "../../api/generated/referrals";
import { useAnswer } from "../../api/useAnswer";
import { useNames } from "../../api/useNames";
import { Button } from "../../parts/Button";
import { ChosenBar } from "../../parts/ChosenBar";
import { SkeletonRows, Table } from "../../parts/Table";
import { useChosen } from "../../parts/useChosen";
import { canHandOver } from "../../rewards/can";
import { useTexts } from "../../texts/useTexts";
import { HandOver } from "./HandOver";
import { RewardRow, useRewardHeads } from "./RewardRow";

interface Props {
  rewards: readonly RewardRowFragment[] | undefined;
  isBusy: boolean;
}

/** A page of the list; what the shop gives itself can be chosen, and said to be given. */
export function RewardTable({ rewards = [], isBusy }: Props) {
  const { t } = useTexts();
  const heads = useRewardHeads();
  const nameOf = useNames(rewards.map(({ advocateId }) => advocateId));
  const programs = useAnswer(ReferralProgramsDocument, {}).data?.programs ?? [];
  const ready = rewards.filter(canHandOver).map(({ id }) => id);
  const { chosen, choose, chooseAll } = useChosen(ready);
  const [isAsked, ask] = useState(false);
  return (
    <>
      {ready.length > 0 && (
        <ChosenBar said={t("rewards.chosen", { count: chosen.length })}>
          <Button onClick={() => chooseAll(chosen.length < ready.length)}>
            {t("rewards.choose.all")}
          </Button>
          <Button disabled={chosen.length === 0} onClick={() => ask(true)}>
            {t("handover")}
          </Button>
        </ChosenBar>
      )}
      <Table label={t("rewards.title")} heads={heads} isBusy={isBusy}>
        {rewards.length === 0 ? (
          <SkeletonRows rows={8} heads={heads} />
        ) : (
          rewards.map((one) => (
            <RewardRow
              key={one.id}
              reward={one}
              advocate={nameOf(one.advocateId)}
              program={programs.find(({ id }) => id === one.programId)?.name}
              isChosen={chosen.includes(one.id)}
              onChoose={canHandOver(one) ? () => choose(one.id) : undefined}
            />
          ))
        )}
      </Table>
      {isAsked && <HandOver ids={chosen} onClose={() => ask(false)} />}
    </>
  );
}
