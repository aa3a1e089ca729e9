import { useState } from "react";
import type { RewardRowFragment } from "../../api/generated/fragments";
import { Button } from "../../parts/Button";
import { canCorrect, canDecide, canHandOver, canVoid } from "../../rewards/can";
import { VoidReward } from "../../rewards/VoidReward";
import { useTexts } from "../../texts/useTexts";
import { Correct } from "./Correct";
import { Decide } from "./Decide";
import { HandOver } from "./HandOver";

/** What can be done to the reward as it stands. */
export function Deeds({ reward }: { reward: RewardRowFragment }) {
  const { t } = useTexts();
  const [asked, ask] = useState<"correct" | "decide" | "handover" | null>(null);
  const close = () => ask(null);
  return (
    <>
      {canVoid(reward) && <VoidReward reward={reward} />}
      {canCorrect(reward) && <Button onClick={() => ask("correct")}>{t("correct")}</Button>}
      {canHandOver(reward) && <Button onClick={() => ask("handover")}>{t("handover")}</Button>}
      {canDecide(reward) && (
        <Button weight="primary" onClick={() => ask("decide")}>
          {t("decide")}
        </Button>
      )}
      {asked === "correct" && <Correct reward={reward} onClose={close} />}
      {asked === "decide" && <Decide reward={reward} onClose={close} />}
      {asked === "handover" && <HandOver ids={[reward.id]} onClose={close} />}
    </>
  );
}
