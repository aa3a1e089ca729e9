import type { RewardRowFragment } from "../api/generated/fragments";
import { Badge } from "../parts/Badge";
import { Moment } from "../parts/Moment";
import { useTexts } from "../texts/useTexts";
import { rewardTones } from "../why/tones";
import { Worth } from "../why/Worth";
import { canVoid } from "./can";
import styles from "./OwnRewards.module.css";
import { VoidReward } from "./VoidReward";

/** An advocate's own rewards, the newest first; what is not used yet can be taken back. */
export function OwnRewards({ rewards }: { rewards: readonly RewardRowFragment[] }) {
  const { t } = useTexts();
  return (
    <ul className={styles.rewards}>
      {rewards.map((reward) => (
        <li key={reward.id} className={styles.reward}>
          <div>
            <span className={styles.worth}>
              <Worth {...reward} />
            </span>{" "}
            <Badge tone={rewardTones[reward.state]}>{t(`reward.${reward.state}`)}</Badge>
            <p className={styles.quiet}>
              {reward.sentence} <Moment at={reward.createdAt} />
            </p>
          </div>
          {canVoid(reward) && <VoidReward reward={reward} />}
        </li>
      ))}
    </ul>
  );
}
