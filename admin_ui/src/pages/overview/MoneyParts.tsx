import type { MoneyFactsFragment, OverviewQuery } from "../../api/generated/overview";
import { useDay, useNumbers } from "../../figures/numbers";
import { Tiles } from "../../figures/Tile";
import { Card } from "../../parts/Card";
import { useTexts } from "../../texts/useTexts";
import { ComparedTile } from "./ComparedTile";
import styles from "./Overview.module.css";
import { dayBefore } from "./period";
import { isQuiet } from "./quiet";
import { Trend } from "./Trend";

interface Props {
  told: OverviewQuery["overview"];
  by: "DAY" | "WEEK";
}

/** Which days the figures are of, and which they stand beside. */
export function Compared({ told }: Pick<Props, "told">) {
  const { t } = useTexts();
  const { days } = useDay();
  const said = ({ since, until }: Props["told"]["period"]) => days(since, dayBefore(until));
  return (
    <p className={styles.compared} role="status">
      {t("overview.compared", { now: said(told.period), before: said(told.before) })}
    </p>
  );
}

/** Each currency by itself; those with nothing in one line. */
export function MoneyParts({ told, by }: Props) {
  const { t, locale } = useTexts();
  const quiet = told.money.filter(isQuiet).map(({ currency }) => currency);
  const loud = told.money.filter((one) => !isQuiet(one));
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return (
    <>
      {loud.map((one) => (
        <MoneyPart
          key={one.currency}
          money={one}
          title={
            told.money.length > 1
              ? t("overview.money.in", { currency: one.currency })
              : t("overview.money")
          }
          told={told}
          by={by}
        />
      ))}
      {quiet.length > 0 && (
        <p className={styles.quiet}>{t("overview.quiet", { currencies: list.format(quiet) })}</p>
      )}
    </>
  );
}

function MoneyPart(props: Props & { title: string; money: MoneyFactsFragment }) {
  const { title, money, told, by } = props;
  const { t } = useTexts();
  const say = useNumbers();
  const sum = say.money(money.currency);
  return (
    <Card title={title}>
      <Tiles>
        <ComparedTile name="referredRevenue" figure={money.referredRevenue} say={sum} />
        <ComparedTile name="cost" figure={money.cost} say={sum} />
        <ComparedTile name="returnOnCost" figure={money.returnOnCost} say={say.times} />
        <ComparedTile name="costPerNewCustomer" figure={money.costPerNewCustomer} say={sum} />
      </Tiles>
      {money.referredRevenue && (
        <Trend
          name={t("overview.trend.referredRevenue", { by })}
          points={told.trend.map(({ days, money: sold }) => ({
            ...days,
            value: Number(
              sold.find((one) => one.currency === money.currency)?.referredRevenue ?? 0,
            ),
          }))}
          say={sum}
          by={by}
        />
      )}
      <Tiles>
        <ComparedTile name="friendDiscounts" figure={money.friendDiscounts} say={sum} />
        <ComparedTile name="rewardsUsed" figure={money.rewardsUsed} say={sum} />
        <ComparedTile name="rewardsExpected" figure={money.rewardsExpected} say={sum} />
        <ComparedTile name="revenueShare" figure={money.revenueShare} say={say.percent} />
      </Tiles>
    </Card>
  );
}
