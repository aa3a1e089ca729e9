import type { ReactNode } from "react";
import type { EvidenceFactsFragment } from "../../api/generated/review";
import type { Agreement } from "../../api/generated/schema";
import { places } from "../../bridge/places";
import { DashboardLink } from "../../parts/DashboardLink";
import { Moment } from "../../parts/Moment";
import { Money } from "../../parts/Money";
import { useTexts } from "../../texts/useTexts";
import { Agrees } from "./Agrees";
import styles from "./Evidence.module.css";

type Order = EvidenceFactsFragment;

const SAME = ["email", "account", "phone", "address", "surname", "network", "device"] as const;

/** The friends' orders side by side, a column each: what they share with the advocate's own. */
export function Evidence({ orders }: { orders: readonly Order[] }) {
  const { t } = useTexts();
  const cells = (show: (order: Order) => ReactNode) =>
    orders.map((order, at) => <td key={order.orderId ?? at}>{show(order)}</td>);
  if (orders.length === 0) return <p>{t("evidence.none")}</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is nothing to fill in here
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div role="group" className={styles.frame} aria-label={t("case.evidence")} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {orders.map((order, at) => (
              <th key={order.orderId ?? at} scope="col">
                <Named order={order} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Line name={t("evidence.total")}>
            {cells(({ total }) => total && <Money {...total} />)}
          </Line>
          <Line name={t("evidence.claimed")}>
            {cells(({ claimedAt }) => (claimedAt ? <Moment at={claimedAt} withTime /> : "–"))}
          </Line>
          <Line name={t("evidence.placed")}>
            {cells(({ placedAt }) => (
              <Moment at={placedAt} withTime />
            ))}
          </Line>
          <Line name={t("evidence.paid")}>
            {cells(({ paidAt }) => (paidAt ? <Moment at={paidAt} withTime /> : "–"))}
          </Line>
          {SAME.map((one) => (
            <Line key={one} name={t(`same.${one}`)}>
              {cells(({ same }) => (
                <Agrees how={same[one] as Agreement} />
              ))}
            </Line>
          ))}
          <Line name={t("evidence.signals")}>
            {cells((order) => (
              <Against order={order} />
            ))}
          </Line>
        </tbody>
      </table>
    </div>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {children}
    </tr>
  );
}

function Named({ order }: { order: Order }) {
  const { t } = useTexts();
  return (
    <>
      {order.orderId ? (
        <DashboardLink to={places.order(order.orderId)}>#{order.number}</DashboardLink>
      ) : (
        t("evidence.order")
      )}
      <div className={styles.quiet}>{t(`evidence.state.${order.state}`)}</div>
    </>
  );
}

function Against({ order }: { order: Order }) {
  const { t } = useTexts();
  return (
    <>
      <strong>{t("worth.points", { count: order.points })}</strong>
      <ul className={styles.signals}>
        {order.signals.map(({ rule, points, sentence }) => (
          <li key={rule}>
            {sentence} <span className={styles.quiet}>{t("worth.points", { count: points })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
