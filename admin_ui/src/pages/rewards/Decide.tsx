import { useState } from "react";
import { ActDialog } from "../../acts/ActDialog";
import { useLastDone } from "../../acts/LastDone";
import type { RewardRowFragment } from "../../api/generated/fragments";
import { DecideRewardDocument } from "../../api/generated/rewards";
import type { AuditCode, Review } from "../../api/generated/schema";
import { useAct } from "../../api/useAct";
import { ChoiceField } from "../../fields/ChoiceField";
import { useTexts } from "../../texts/useTexts";

const CODES: Record<Review, AuditCode> = {
  KEEP: "REWARD_KEPT",
  TAKE_BACK: "REWARD_TAKEN_BACK",
  NET: "REWARD_OWED_BACK",
};
const WAYS = Object.keys(CODES) as Review[];

interface Props {
  reward: RewardRowFragment;
  onClose: () => void;
}

/** What becomes of a reward that was used before its order was undone. */
export function Decide({ reward, onClose }: Props) {
  const { t } = useTexts();
  const [review, choose] = useState<Review>("KEEP");
  const { did } = useLastDone();
  const deciding = useAct(DecideRewardDocument);
  const onDo = (why: string) =>
    deciding.mutate(
      { id: reward.id, review, why },
      {
        onSuccess: () => {
          onClose();
          did(t("decide.did"), { subject: "REWARD", what: CODES[review], ids: [reward.id] });
        },
      },
    );
  return (
    <ActDialog
      title={t("decide.title")}
      words={t(`decide.words.${review}`)}
      does={t("decide")}
      acting={deciding}
      onDo={onDo}
      onClose={onClose}
    >
      <ChoiceField
        label={t("decide.way")}
        value={review}
        options={WAYS.map((one) => [one, t(`decide.${one}`)])}
        onChoose={(one) => choose(one as Review)}
      />
    </ActDialog>
  );
}
