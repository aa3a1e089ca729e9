import type { ReferralFactsFragment } from "../../api/generated/referrals";
import { places } from "../../bridge/places";
import { Badge } from "../../parts/Badge";
import { DashboardLink } from "../../parts/DashboardLink";
import { Moment } from "../../parts/Moment";
import { PageLink } from "../../parts/PageLink";
import { Cell, Row } from "../../parts/Table";
import { useTexts } from "../../texts/useTexts";
import { rewardTones } from "../../why/tones";
import { Worth } from "../../why/Worth";
import styles from "./ReferralRow.module.css";
import { StateBadge } from "./StateBadge";
import { useHeads } from "./useHeads";

/** One referral in the list; the row leads to its page. */
export function ReferralRow({ referral }: { referral: ReferralFactsFragment }) {
  const [advocate, state, order, bought, program, reward] = useHeads();
  return (
    <Row>
      <Cell head={advocate} opens>
        <PageLink to={`/referrals/${referral.id}`}>
          {referral.advocateName || referral.advocateWord}
        </PageLink>
        {referral.advocateName && <div className={styles.word}>{referral.advocateWord}</div>}
      </Cell>
      <Cell head={state}>
        <StateBadge {...referral} />
      </Cell>
      <Cell head={order}>
        <Order {...referral} />
      </Cell>
      <Cell head={bought}>
        <Moment at={referral.boughtAt ?? referral.createdAt} />
      </Cell>
      <Cell head={program}>{referral.program}</Cell>
      <Cell head={reward}>
        <OfAdvocate rewards={referral.rewards} />
      </Cell>
    </Row>
  );
}

function Order({ orderId, orderNumber }: ReferralFactsFragment) {
  if (!orderId) return <None />;
  return <DashboardLink to={places.order(orderId)}>#{orderNumber}</DashboardLink>;
}

function OfAdvocate({ rewards }: Pick<ReferralFactsFragment, "rewards">) {
  const { t } = useTexts();
  const own = rewards.filter(({ side }) => side === "ADVOCATE");
  if (own.length === 0) return <None />;
  return (
    <div className={styles.rewards}>
      {own.map((one) => (
        <span key={one.id} className={styles.reward}>
          <Worth {...one} />
          <Badge tone={rewardTones[one.state]}>{t(`reward.${one.state}`)}</Badge>
        </span>
      ))}
    </div>
  );
}

function None() {
  return <span className={styles.none}>–</span>;
}
