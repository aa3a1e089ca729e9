import type { OverviewQuery } from "../../api/generated/overview";
import { useNumbers } from "../../figures/numbers";
import { Card } from "../../parts/Card";
import { Cell, Row, Table } from "../../parts/Table";
import { Term } from "../../parts/Term";
import { useTexts } from "../../texts/useTexts";
import styles from "./Overview.module.css";

type Stage = OverviewQuery["overview"]["people"]["funnel"][number];

/** How far people came, from the first step to the last: a table that is its own picture. */
export function Funnel({ stages }: { stages: readonly Stage[] }) {
  const { t } = useTexts();
  const heads = [
    t("overview.funnel.stage"),
    t("overview.funnel.count"),
    t("overview.funnel.rate"),
    t("overview.funnel.before"),
  ] as const;
  const most = Math.max(1, ...stages.map(({ people }) => Number(people.now ?? 0)));
  return (
    <Card title={t("overview.funnel")}>
      <Table label={t("overview.funnel")} heads={heads}>
        {stages.map((one) => (
          <StageRow key={one.stage} one={one} most={most} heads={heads} />
        ))}
      </Table>
    </Card>
  );
}

interface Props {
  one: Stage;
  most: number;
  heads: readonly [string, string, string, string];
}

function StageRow({ one, most, heads: [step, many, share, was] }: Props) {
  const { t } = useTexts();
  const { count, percent } = useNumbers();
  const { stage, people, rate } = one;
  const now = Number(people.now ?? 0);
  return (
    <Row>
      <Cell head={step}>
        <Term name={t(`figure.${stage}`)}>{t(`means.${stage}`)}</Term>
      </Cell>
      <Cell head={many}>
        <span className={styles.many}>{count(now)}</span>
        <svg
          className={styles.bar}
          viewBox="0 0 100 8"
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <rect width={(now / most) * 100} height={8} />
        </svg>
      </Cell>
      <Cell head={share}>{rate.now ? percent(Number(rate.now)) : "–"}</Cell>
      <Cell head={was}>{count(Number(people.before ?? 0))}</Cell>
    </Row>
  );
}
