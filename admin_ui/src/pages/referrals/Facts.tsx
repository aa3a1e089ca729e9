import type { ReactNode } from "react";
import type { ReferralQuery } from "../../api/generated/referrals";
import { shareLink } from "../../app/root";
import { places } from "../../bridge/places";
import { Card } from "../../parts/Card";
import { CopyButton } from "../../parts/CopyButton";
import { DashboardLink } from "../../parts/DashboardLink";
import { Moment } from "../../parts/Moment";
import { useTexts } from "../../texts/useTexts";
import { Rewards } from "../../why/Rewards";
import styles from "./ReferralPage.module.css";

type Referral = NonNullable<ReferralQuery["referral"]>;

/** Who it is about, and what both sides get. */
export function Facts({ referral }: { referral: Referral }) {
  const { t } = useTexts();
  return (
    <div className={styles.column}>
      <Card title={t("referral.facts")}>
        <dl className={styles.facts}>
          <Fact name={t("referrals.advocate")}>
            {referral.advocateName && <div>{referral.advocateName}</div>}
            <div className={styles.link}>
              <code className={styles.word}>{referral.advocateWord}</code>
              <CopyButton text={shareLink(referral.advocateWord)} what={t("referral.link")} />
            </div>
          </Fact>
          {referral.friendEmail && <Fact name={t("referral.friend")}>{referral.friendEmail}</Fact>}
          {referral.orderId && (
            <Fact name={t("referrals.order")}>
              <DashboardLink to={places.order(referral.orderId)}>
                #{referral.orderNumber}
              </DashboardLink>
            </Fact>
          )}
          {referral.boughtAt && (
            <Fact name={t("referrals.bought")}>
              <Moment at={referral.boughtAt} />
            </Fact>
          )}
          <Fact name={t("referrals.program")}>{referral.program}</Fact>
        </dl>
      </Card>
      {referral.rewards.length > 0 && (
        <Card title={t("referral.rewards")}>
          <Rewards rewards={referral.rewards} />
        </Card>
      )}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
