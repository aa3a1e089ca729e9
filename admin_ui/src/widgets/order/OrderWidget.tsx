import { WhyOrderDocument, type WhyOrderQuery } from "../../api/generated/order";
import { useAnswer } from "../../api/useAnswer";
import { places } from "../../bridge/places";
import { useDashboard } from "../../bridge/useDashboard";
import { DashboardLink } from "../../parts/DashboardLink";
import { Moment } from "../../parts/Moment";
import { Notice } from "../../parts/Notice";
import { Problem } from "../../parts/Problem";
import { Skeleton } from "../../parts/Skeleton";
import { useTexts } from "../../texts/useTexts";
import { OutcomeBadge } from "../../why/OutcomeBadge";
import { Rewards } from "../../why/Rewards";
import { Signals } from "../../why/Signals";
import { Trace } from "../../why/Trace";
import styles from "./OrderWidget.module.css";

type Why = NonNullable<WhyOrderQuery["why"]>;

const SUSPECT: readonly Why["reason"][] = ["HELD_FOR_REVIEW", "LOOKS_DISHONEST"];

/** Beside an order: who brought its buyer, what both sides get, and why. */
export default function OrderWidget() {
  const { t, locale } = useTexts();
  const id = new URLSearchParams(location.search).get("orderId") ?? "";
  const { data, error, refetch } = useAnswer(WhyOrderDocument, { id, locale });
  return (
    <div className={styles.widget}>
      <h1 className="unseen">{t("order.title")}</h1>
      {error ? (
        <Problem error={error} retry={refetch} />
      ) : data === undefined ? (
        <Skeleton lines={4} label={t("waiting")} />
      ) : data.why ? (
        <Told why={data.why} />
      ) : (
        <Notice title={t("order.unknown.title")}>{t("order.unknown.words")}</Notice>
      )}
    </div>
  );
}

function Told({ why }: { why: Why }) {
  const { t } = useTexts();
  return (
    <>
      {why.claim && <Who claim={why.claim} />}
      <div className={styles.outcome}>
        <OutcomeBadge {...why} />
        <p>{why.sentence}</p>
      </div>
      {SUSPECT.includes(why.reason) && (
        <div className={styles.part}>
          <Signals signals={why.signals} />
        </div>
      )}
      {why.rewards.length > 0 && (
        <div className={styles.part}>
          <Rewards rewards={why.rewards} />
        </div>
      )}
      <details className={`${styles.part} ${styles.why}`}>
        <summary>{t("order.why")}</summary>
        <Trace steps={why.trace} />
      </details>
    </>
  );
}

function Who({ claim }: { claim: NonNullable<Why["claim"]> }) {
  const { t } = useTexts();
  const { appId } = useDashboard();
  return (
    <div className={styles.who}>
      <p>
        {t("order.by")}{" "}
        <span className={styles.name}>{claim.advocateName || claim.advocateWord}</span>
      </p>
      <p className={styles.quiet}>
        {t(`via.${claim.via}`)}, <Moment at={claim.since} /> · {claim.program}
      </p>
      {claim.referralId && (
        <p>
          <DashboardLink to={places.ours(appId, `/referrals/${claim.referralId}`)}>
            {t("order.open")}
          </DashboardLink>
        </p>
      )}
    </div>
  );
}
