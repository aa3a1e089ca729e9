import type { RewardState } from "../api/generated/schema";
import { Badge } from "../parts/Badge";
import { Money } from "../parts/Money";
import { useTexts } from "../texts/useTexts";
import styles from "./Rewards.module.css";
import { rewardTones } from "./tones";

interface Sum {
  state: RewardState;
  unit: string;
  rewards: number;
  amount: string;
}

/** An advocate's rewards added up, by state and unit. */
export function Sums({ sums }: { sums: readonly Sum[] }) {
  const { t } = useTexts();
  return (
    <ul className={styles.rewards}>
      {sums.map((sum) => (
        <li key={sum.state + sum.unit} className={styles.sum}>
          <span>
            <Total {...sum} />
          </span>
          <Badge tone={rewardTones[sum.state]}>{t(`reward.${sum.state}`)}</Badge>
        </li>
      ))}
    </ul>
  );
}

/** Of sums of money; percents of different orders and pieces are not added up, but counted. */
function Total({ unit, rewards, amount }: Sum) {
  const { t } = useTexts();
  if (unit === "points") return t("worth.points", { count: Number(amount) });
  if (unit === "percent" || unit === "pieces") return t("sums.rewards", { count: rewards });
  return (
    <>
      {t("sums.rewards", { count: rewards })}: <Money amount={amount} currency={unit} />
    </>
  );
}
