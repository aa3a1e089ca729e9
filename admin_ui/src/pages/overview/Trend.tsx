import { lazy, Suspense } from "react";
import { useDay } from "../../figures/numbers";
import { Skeleton } from "../../parts/Skeleton";
import { Cell, Row, Table } from "../../parts/Table";
import { useTexts } from "../../texts/useTexts";
import styles from "./Overview.module.css";

// With its library, which no other page needs.
const Chart = lazy(() => import("./Chart"));

export interface Point {
  since: string;
  until: string;
  value: number;
}

interface Props {
  name: string;
  points: readonly Point[];
  say: (value: number) => string;
  by: "DAY" | "WEEK";
}

/** How a figure went, as a picture, and as a table for who reads rather than looks. */
export function Trend({ name, points, say, by }: Props) {
  const { t } = useTexts();
  const { day } = useDay();
  const total = points.reduce((sum, { value }) => sum + value, 0);
  const most = points.reduce((best, one) => (one.value > best.value ? one : best), {
    since: "2000-01-01",
    until: "",
    value: 0,
  });
  const words =
    most.value > 0
      ? t("overview.trend.said", { total: say(total), day: day(most.since), most: say(most.value) })
      : t("overview.trend.none");
  return (
    <figure className={styles.trend}>
      <figcaption>
        <span className={styles.name}>{name}</span>
        <span className={styles.said}>{words}</span>
      </figcaption>
      {most.value > 0 && (
        <>
          <Suspense fallback={<Skeleton lines={4} />}>
            <Chart name={name} words={words} points={points} say={say} />
          </Suspense>
          <details className={styles.table}>
            <summary>{t("overview.table")}</summary>
            <Rows name={name} points={points} say={say} by={by} />
          </details>
        </>
      )}
    </figure>
  );
}

function Rows({ name, points, say, by }: Props) {
  const { t } = useTexts();
  const { day } = useDay();
  const head = t("overview.days.head", { by });
  return (
    <Table label={name} heads={[head, name]}>
      {[...points].reverse().map(({ since, value }) => (
        <Row key={since}>
          <Cell head={head}>{day(since)}</Cell>
          <Cell head={name}>{say(value)}</Cell>
        </Row>
      ))}
    </Table>
  );
}
