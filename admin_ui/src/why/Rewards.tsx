import type { RewardFactsFragment } from "../api/generated/fragments";
import { Badge } from "../parts/Badge";
import { Moment } from "../parts/Moment";
import { useTexts } from "../texts/useTexts";
import styles from "./Rewards.module.css";
import { rewardTones } from "./tones";
import { Worth } from "./Worth";

/** What each side is owed, in which state it is, and until when. */
export function Rewards({ rewards }: { rewards: readonly RewardFactsFragment[] }) {
  const { t } = useTexts();
  return (
    <ul className={styles.rewards}>
      {rewards.map((reward) => (
        <li key={reward.id} className={styles.reward}>
          <span>
            {t(`side.${reward.side}`)}:{" "}
            <span className={styles.worth}>
              <Worth {...reward} />
            </span>
          </span>
          <Badge tone={rewardTones[reward.state]}>{t(`reward.${reward.state}`)}</Badge>
          <Until reward={reward} />
        </li>
      ))}
    </ul>
  );
}

function Until({ reward }: { reward: RewardFactsFragment }) {
  const { t } = useTexts();
  const [key, at] =
    reward.state === "PENDING"
      ? (["reward.due", reward.dueAt] as const)
      : (["reward.usable", reward.state === "ISSUED" ? reward.expiresAt : null] as const);
  if (!at) return null;
  return (
    <span className={styles.quiet}>
      {t(key)} <Moment at={at} />
    </span>
  );
}
