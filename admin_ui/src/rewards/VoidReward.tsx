import { useState } from "react";
import { ActDialog } from "../acts/ActDialog";
import { useLastDone } from "../acts/LastDone";
import type { RewardRowFragment } from "../api/generated/fragments";
import { VoidRewardDocument } from "../api/generated/rewards";
import { useAct } from "../api/useAct";
import { Button } from "../parts/Button";
import { useTexts } from "../texts/useTexts";

/** Takes back a reward that was not used yet. */
export function VoidReward({ reward }: { reward: RewardRowFragment }) {
  const { t } = useTexts();
  const [isAsked, ask] = useState(false);
  const { did } = useLastDone();
  const voiding = useAct(VoidRewardDocument);
  const onDo = (why: string) =>
    voiding.mutate(
      { id: reward.id, why },
      {
        onSuccess: () => {
          ask(false);
          did(t("void.did"), { subject: "REWARD", what: "REWARD_VOIDED", ids: [reward.id] });
        },
      },
    );
  return (
    <>
      <Button onClick={() => ask(true)}>{t("void")}</Button>
      {isAsked && (
        <ActDialog
          title={t("void.title")}
          words={t("void.words")}
          does={t("void")}
          acting={voiding}
          onDo={onDo}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}
