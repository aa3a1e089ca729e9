import type { OverviewQuery } from "../../api/generated/overview";
import { Card } from "../../parts/Card";
import { Money } from "../../parts/Money";
import { PageLink } from "../../parts/PageLink";
import { Cell, Row, Table } from "../../parts/Table";
import { useTexts } from "../../texts/useTexts";
import styles from "./Overview.module.css";

type Advocates = OverviewQuery["overview"]["bestAdvocates"];

/** Who brought the most friends. */
export function Best({ best }: { best: Advocates }) {
  const { t } = useTexts();
  return (
    <Card
      title={t("overview.best")}
      aside={<PageLink to="/advocates?sort=FRIENDS">{t("overview.best.all")}</PageLink>}
    >
      {best.length === 0 ? <p>{t("overview.best.none")}</p> : <Ranked best={best} />}
    </Card>
  );
}

function Ranked({ best }: { best: Advocates }) {
  const { t } = useTexts();
  const heads = [
    t("overview.best.advocate"),
    t("overview.best.friends"),
    t("overview.best.revenue"),
  ] as const;
  const [who, friends, paid] = heads;
  return (
    <Table label={t("overview.best")} heads={heads}>
      {best.map(({ advocate, friends: count, revenue }) => (
        <Row key={advocate.id}>
          <Cell head={who} opens>
            <PageLink to={`/advocates/${advocate.id}`}>
              {advocate.firstName || advocate.word}
            </PageLink>
          </Cell>
          <Cell head={friends}>{count}</Cell>
          <Cell head={paid}>
            <span className={styles.sums}>
              {revenue.length === 0
                ? "–"
                : revenue.map((one) => <Money key={one.currency} {...one} />)}
            </span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
