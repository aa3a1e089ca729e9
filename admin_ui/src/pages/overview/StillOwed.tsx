import { StillOwedDocument, type StillOwedQuery } from "../../api/generated/overview";
import { useAnswer } from "../../api/useAnswer";
import { again } from "../../figures/again";
import { CountedAt } from "../../figures/CountedAt";
import { Card } from "../../parts/Card";
import { Fact, Facts } from "../../parts/Facts";
import { Money } from "../../parts/Money";
import { Problem } from "../../parts/Problem";
import { Skeleton } from "../../parts/Skeleton";
import { useTexts } from "../../texts/useTexts";
import styles from "./Overview.module.css";
import { addUp, type Owed } from "./owed";

/** What the shop has promised and not paid yet. */
export function StillOwed() {
  const { t } = useTexts();
  const { data, error, refetch } = useAnswer(
    StillOwedDocument,
    {},
    { again: ({ liability }) => again(liability) },
  );
  return (
    <Card title={t("overview.owed")}>
      {error ? (
        <Problem error={error} retry={refetch} />
      ) : data ? (
        <>
          <CountedAt told={data.liability} />
          <Told outstanding={data.liability.outstanding} />
        </>
      ) : (
        <Skeleton lines={3} label={t("waiting")} />
      )}
    </Card>
  );
}

function Told({ outstanding }: Pick<StillOwedQuery["liability"], "outstanding">) {
  const { t } = useTexts();
  const sums = addUp(outstanding);
  if (sums.length === 0) return <p>{t("overview.owed.none")}</p>;
  return (
    <div className={styles.owed}>
      <p className={styles.quiet}>{t("overview.owed.words")}</p>
      {sums.map((one) => (
        <InCurrency key={one.currency} owed={one} />
      ))}
    </div>
  );
}

function InCurrency({ owed: { currency, owed, issued, cost } }: { owed: Owed }) {
  const { t } = useTexts();
  const sum = (amount: number) => <Money amount={String(amount)} currency={currency} />;
  return (
    <Facts>
      <Fact name={t("overview.owed.owed")}>{sum(owed)}</Fact>
      <Fact name={t("overview.owed.issued")}>{sum(issued)}</Fact>
      {cost !== null && <Fact name={t("overview.owed.cost")}>{sum(cost)}</Fact>}
    </Facts>
  );
}
