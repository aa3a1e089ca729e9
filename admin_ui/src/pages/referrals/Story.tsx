import { WhyOrderDocument, type WhyOrderQuery } from "../../api/generated/order";
import {
  ReferralClaimDocument,
  type ReferralClaimQuery,
  type ReferralQuery,
} from "../../api/generated/referrals";
import { useAnswer } from "../../api/useAnswer";
import { places } from "../../bridge/places";
import { Card } from "../../parts/Card";
import { DashboardLink } from "../../parts/DashboardLink";
import { MissingRight } from "../../parts/MissingRight";
import { Problem } from "../../parts/Problem";
import { Skeleton } from "../../parts/Skeleton";
import { useTexts } from "../../texts/useTexts";
import { OutcomeBadge } from "../../why/OutcomeBadge";
import { Signals } from "../../why/Signals";
import { Trace } from "../../why/Trace";
import styles from "./ReferralPage.module.css";
import { Timeline } from "./Timeline";
import { timelineOf } from "./timeline";

type Referral = NonNullable<ReferralQuery["referral"]>;
type Claim = NonNullable<ReferralClaimQuery["whyClaim"]>;
type Why = NonNullable<WhyOrderQuery["why"]>;

/** What happened between friend and advocate, and why it came out so. */
export function Story({ referral }: { referral: Referral }) {
  const { t, locale } = useTexts();
  const asked = useAnswer(ReferralClaimDocument, { id: referral.claimId, locale });
  const claim = asked.data?.whyClaim;
  // What was undone names its order no more; the claim remembers it.
  const orderId = referral.orderId ?? claim?.orders.find(({ counts }) => counts)?.orderId;
  const explained = useAnswer(
    WhyOrderDocument,
    { id: orderId ?? "", locale },
    { enabled: orderId !== undefined },
  );
  const why = explained.data?.why;
  const error = asked.error ?? explained.error;
  const others = claim?.orders.filter((order) => order.orderId !== orderId) ?? [];

  if (error) {
    const retry = () => Promise.all([asked.refetch(), explained.refetch()]);
    return <Problem error={error} retry={retry} />;
  }
  if (!claim || (orderId && !why)) return <Skeleton lines={10} label={t("waiting")} />;
  return (
    <div className={styles.column}>
      <Card title={t("referral.timeline")}>
        <Timeline events={timelineOf(claim, why)} />
      </Card>
      {why ? <Because why={why} /> : <MissingRight right="MANAGE_ORDERS" />}
      {others.length > 0 && <Others orders={others} />}
    </div>
  );
}

function Because({ why }: { why: Why }) {
  const { t } = useTexts();
  return (
    <>
      {why.signals.length > 0 && (
        <Card title={t("referral.signals")}>
          <Signals signals={why.signals} />
        </Card>
      )}
      <Card
        title={t("referral.why", { number: why.orderNumber })}
        aside={<OutcomeBadge {...why} />}
      >
        <p className={styles.sentence}>{why.sentence}</p>
        <Trace steps={why.trace} />
      </Card>
    </>
  );
}

function Others({ orders }: { orders: Claim["orders"] }) {
  const { t } = useTexts();
  return (
    <Card title={t("referral.others")}>
      <ul className={styles.others}>
        {orders.map((order) => (
          <li key={order.orderId}>
            {order.sentence}{" "}
            <DashboardLink to={places.order(order.orderId)}>{t("referral.open")}</DashboardLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
