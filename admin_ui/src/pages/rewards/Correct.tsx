import { useState } from "react";
import { ActDialog } from "../../acts/ActDialog";
import { useLastDone } from "../../acts/LastDone";
import type { RewardRowFragment } from "../../api/generated/fragments";
import { CorrectRewardDocument } from "../../api/generated/rewards";
import { useAct } from "../../api/useAct";
import { TextField } from "../../fields/TextField";
import { useTexts } from "../../texts/useTexts";

interface Props {
  reward: RewardRowFragment;
  onClose: () => void;
}

/** Another amount for a reward in money; an issued code is exchanged. */
export function Correct({ reward, onClose }: Props) {
  const { t } = useTexts();
  const [amount, write] = useState(reward.amount);
  const { did } = useLastDone();
  const correcting = useAct(CorrectRewardDocument);
  const onDo = (why: string) =>
    correcting.mutate(
      { id: reward.id, amount: amount.trim().replace(",", "."), why },
      {
        onSuccess: () => {
          onClose();
          did(t("correct.did"), { subject: "REWARD", what: "REWARD_CORRECTED", ids: [reward.id] });
        },
      },
    );
  const sum = t("correct.sum", { currency: reward.unit });
  return (
    <ActDialog
      title={t("correct.title")}
      words={t("correct.words")}
      does={t("correct")}
      acting={correcting}
      onDo={onDo}
      onClose={onClose}
    >
      <TextField kind="decimal" label={sum} value={amount} onChange={write} />
    </ActDialog>
  );
}
