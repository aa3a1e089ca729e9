import { AttentionDocument, type AttentionQuery } from "../../api/generated/overview";
import { useAnswer } from "../../api/useAnswer";
import { isOurs } from "../../app/sections";
import { Card } from "../../parts/Card";
import { PageLink } from "../../parts/PageLink";
import { Problem } from "../../parts/Problem";
import { Skeleton } from "../../parts/Skeleton";
import { useTexts } from "../../texts/useTexts";
import { pathOf } from "./attention";
import styles from "./Overview.module.css";

type Point = AttentionQuery["attention"][number];

/** What somebody should look at, the most urgent first. */
export function Attention() {
  const { t, locale } = useTexts();
  const { data, error, refetch } = useAnswer(AttentionDocument, { locale });
  return (
    <div className={styles.attention}>
      <Card title={t("overview.attention")}>
        {error ? (
          <Problem error={error} retry={refetch} />
        ) : data ? (
          <Points points={data.attention} />
        ) : (
          <Skeleton lines={2} label={t("waiting")} />
        )}
      </Card>
    </div>
  );
}

function Points({ points }: { points: readonly Point[] }) {
  const { t } = useTexts();
  if (points.length === 0) return <p>{t("overview.attention.none")}</p>;
  return (
    <ul className={styles.points}>
      {points.map((point) => (
        <li key={point.concern + point.programId}>
          <Said point={point} />
        </li>
      ))}
    </ul>
  );
}

function Said({ point }: { point: Point }) {
  const path = pathOf(point);
  if (!path || !isOurs(path.split("?")[0] ?? path)) return point.sentence;
  return <PageLink to={path}>{point.sentence}</PageLink>;
}
