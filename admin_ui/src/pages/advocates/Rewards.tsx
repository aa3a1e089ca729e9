import { RewardsOfDocument } from "../../api/generated/advocates";
import { useAnswer } from "../../api/useAnswer";
import { Card } from "../../parts/Card";
import { PageLink } from "../../parts/PageLink";
import { Problem } from "../../parts/Problem";
import { Skeleton } from "../../parts/Skeleton";
import { OwnRewards } from "../../rewards/OwnRewards";
import { useTexts } from "../../texts/useTexts";
import styles from "./Advocate.module.css";

const SHOWN = 10;

/** The newest rewards of the advocate; all of them are a list of their own. */
export function Rewards({ advocateId }: { advocateId: string }) {
  const { t } = useTexts();
  const asked = useAnswer(RewardsOfDocument, { id: advocateId, first: SHOWN });
  const nodes = asked.data?.rewards.nodes;
  const all = (
    <PageLink to={`/rewards?advocate=${advocateId}`}>{t("advocate.rewards.all")}</PageLink>
  );
  return (
    <Card title={t("advocate.rewards")} aside={all}>
      {asked.error ? (
        <Problem error={asked.error} retry={asked.refetch} />
      ) : nodes === undefined ? (
        <Skeleton lines={4} label={t("waiting")} />
      ) : nodes.length === 0 ? (
        <p className={styles.quiet}>{t("advocate.rewards.none")}</p>
      ) : (
        <OwnRewards rewards={nodes} />
      )}
    </Card>
  );
}
