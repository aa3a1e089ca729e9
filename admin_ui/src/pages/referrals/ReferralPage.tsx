import { UsersRound } from "lucide-react";
import { useParams } from "react-router";
import { ReferralDocument, type ReferralQuery } from "../../api/generated/referrals";
import { useAnswer } from "../../api/useAnswer";
import { Empty } from "../../parts/Empty";
import { PageHead } from "../../parts/PageHead";
import { PageLink } from "../../parts/PageLink";
import { Problem } from "../../parts/Problem";
import { Skeleton } from "../../parts/Skeleton";
import { useTexts } from "../../texts/useTexts";
import { Facts } from "./Facts";
import { Judge } from "./Judge";
import styles from "./ReferralPage.module.css";
import { StateBadge } from "./StateBadge";
import { Story } from "./Story";

type Referral = NonNullable<ReferralQuery["referral"]>;

const LIST = "/referrals";

/** One referral: who, what happened, what each side gets, and why. */
export function ReferralPage() {
  const { t } = useTexts();
  const { id = "" } = useParams();
  const { data, error, refetch } = useAnswer(ReferralDocument, { id });
  if (error) return <Problem error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={8} label={t("waiting")} />;
  if (data.referral) return <Told referral={data.referral} />;
  return (
    <Empty
      icon={UsersRound}
      title={t("referral.unknown.title")}
      action={<PageLink to={LIST}>{t("referrals.title")}</PageLink>}
    >
      {t("referral.unknown.words")}
    </Empty>
  );
}

function Told({ referral }: { referral: Referral }) {
  const { t } = useTexts();
  const advocate = referral.advocateName || referral.advocateWord;
  return (
    <>
      <PageHead
        title={t("referral.title", { advocate })}
        state={<StateBadge {...referral} />}
        back={{ to: LIST, name: t("referrals.title") }}
      >
        {referral.orderId && <Judge orderId={referral.orderId} isHeld={referral.isHeld} />}
      </PageHead>
      <div className={styles.columns}>
        <Story referral={referral} />
        <Facts referral={referral} />
      </div>
    </>
  );
}
