import { ProgramBudgetDocument, type ProgramBudgetQuery } from "../../../api/generated/program";
import { useAnswer } from "../../../api/useAnswer";
import { again } from "../../../figures/again";
import { CountedAt } from "../../../figures/CountedAt";
import { Card } from "../../../parts/Card";
import { Moment } from "../../../parts/Moment";
import { Money } from "../../../parts/Money";
import { Problem } from "../../../parts/Problem";
import { Skeleton } from "../../../parts/Skeleton";
import { useTexts } from "../../../texts/useTexts";
import { Meter } from "../Meter";
import { moneyWords } from "../promise/words";
import styles from "./ProgramPage.module.css";

type Forecast = ProgramBudgetQuery["liability"];
type Reach = Forecast["limits"][number];

/** What is owed and will be, and how far the limits are used up. */
export function Budget({ programId }: { programId: string }) {
  const { t } = useTexts();
  const { data, error, refetch } = useAnswer(
    ProgramBudgetDocument,
    { id: programId },
    { again: ({ liability }) => again(liability) },
  );
  return (
    <Card title={t("budget.title")}>
      {error ? (
        <Problem error={error} retry={refetch} />
      ) : data ? (
        <>
          <CountedAt told={data.liability} />
          <Told forecast={data.liability} />
        </>
      ) : (
        <Skeleton lines={3} label={t("waiting")} />
      )}
    </Card>
  );
}

function Told({ forecast }: { forecast: Forecast }) {
  const { t } = useTexts();
  const { outstanding, limits } = forecast;
  return (
    <>
      {outstanding.length === 0 && <p>{t("budget.none")}</p>}
      {outstanding.map((one) => (
        <dl key={one.currency} className={`${styles.facts} ${styles.part}`}>
          <Sum name={t("budget.owed")} amount={one.owed} currency={one.currency} />
          <Sum name={t("budget.issued")} amount={one.issued} currency={one.currency} />
          <Sum name={t("budget.due")} amount={one.dueIn30Days} currency={one.currency} />
          {one.expectedCost && (
            <Sum name={t("budget.cost")} amount={one.expectedCost} currency={one.currency} />
          )}
        </dl>
      ))}
      {limits.length === 0 ? (
        <p className={`${styles.part} ${styles.quiet}`}>{t("budget.unlimited")}</p>
      ) : (
        <ul className={styles.part}>
          {limits.map((one) => (
            <Limit key={`${one.per}${one.currency}${one.most}`} reach={one} />
          ))}
        </ul>
      )}
    </>
  );
}

function Sum({ name, amount, currency }: { name: string; amount: string; currency: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Money amount={amount} currency={currency} />
      </dd>
    </div>
  );
}

function Limit({ reach }: { reach: Reach }) {
  const { t, locale } = useTexts();
  const { most, used, currency, per, reachedAt, share } = reach;
  const figure = (amount: string) =>
    currency ? moneyWords(amount, currency, locale) : Number(amount).toLocaleString(locale);
  const words = t("budget.limit", {
    used: figure(used),
    most: figure(most),
    per: t(`per.${perOf(per)}`),
  });
  return (
    <li>
      <p>{words}</p>
      <Meter share={Number(share)} label={words} />
      {reachedAt && (
        <p className={styles.quiet}>
          {t("budget.reached")} <Moment at={reachedAt} />
        </p>
      )}
    </li>
  );
}

const PER = {
  DAY: "day",
  WEEK: "week",
  MONTH: "month",
  YEAR: "year",
  ROLLING: "rolling",
  EVER: "ever",
} as const;

function perOf(per: Reach["per"]) {
  return PER[per];
}
