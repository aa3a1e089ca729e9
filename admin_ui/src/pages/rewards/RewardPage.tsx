import { Gift } from "lucide-react";
import { useParams } from "react-router";
import { Acts } from "../../acts/Acts";
import { RewardDocument, type RewardQuery } from "../../api/generated/rewards";
import { useAnswer } from "../../api/useAnswer";
import { Badge } from "../../parts/Badge";
import { Card } from "../../parts/Card";
import { Columns } from "../../parts/Columns";
import { Empty } from "../../parts/Empty";
import { PageHead } from "../../parts/PageHead";
import { PageLink } from "../../parts/PageLink";
import { Problem } from "../../parts/Problem";
import { Skeleton } from "../../parts/Skeleton";
import { useTexts } from "../../texts/useTexts";
import { rewardTones } from "../../why/tones";
import { About } from "./About";
import { Deeds } from "./Deeds";
import { Ledger } from "./Ledger";
import { Life } from "./Life";

export type Why = NonNullable<RewardQuery["whyReward"]>;

const LIST = "/rewards";

/** One reward: its life, why it is as it is, and what staff can do about it. */
export function RewardPage() {
  const { t, locale } = useTexts();
  const { id = "" } = useParams();
  const { data, error, refetch } = useAnswer(RewardDocument, { id, locale });
  if (error) return <Problem error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={10} label={t("waiting")} />;
  if (data.whyReward) return <Told why={data.whyReward} said={data} />;
  return (
    <Empty
      icon={Gift}
      title={t("reward.unknown.title")}
      action={<PageLink to={LIST}>{t("rewards.title")}</PageLink>}
    >
      {t("reward.unknown.words")}
    </Empty>
  );
}

function Told({ why, said: { ledger, auditLog } }: { why: Why; said: RewardQuery }) {
  const { t } = useTexts();
  const { reward } = why;
  return (
    <>
      <PageHead
        title={t("reward.title", { kind: t(`rewards.kind.${reward.kind}`) })}
        state={<Badge tone={rewardTones[reward.state]}>{t(`reward.${reward.state}`)}</Badge>}
        back={{ to: LIST, name: t("rewards.title") }}
      >
        <Deeds reward={reward} />
      </PageHead>
      <Columns
        main={
          <>
            <Life why={why} />
            <Ledger entries={ledger.nodes} kind={reward.kind} />
          </>
        }
        beside={
          <>
            <About reward={reward} />
            {auditLog.nodes.length > 0 && (
              <Card title={t("reward.acts")}>
                <Acts acts={auditLog.nodes} />
              </Card>
            )}
          </>
        }
      />
    </>
  );
}
