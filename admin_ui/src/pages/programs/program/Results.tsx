import { useId } from "react";
import type { ResultFactsFragment } from "../../../api/generated/program_results";
import { useAsked } from "../../../app/useAsked";
import { CountedAt } from "../../../figures/CountedAt";
import { useNumbers } from "../../../figures/numbers";
import { OfOrders, Tile, Tiles } from "../../../figures/Tile";
import { Button } from "../../../parts/Button";
import { Card } from "../../../parts/Card";
import { Problem } from "../../../parts/Problem";
import { lastDays } from "../../../parts/period";
import { Skeleton } from "../../../parts/Skeleton";
import { useTexts } from "../../../texts/useTexts";
import { Period } from "../Period";
import { useResults } from "../useResults";
import styles from "./Results.module.css";

/** What the program brought and cost in the chosen days. */
export function Results({ programId }: { programId: string }) {
  const { t } = useTexts();
  const { data, error, refetch, isPlaceholderData } = useResults();
  const found = data?.programResults.programs.filter((one) => one.programId === programId);
  return (
    <div className={styles.results}>
      <Card title={t("results.title")} aside={<Period />}>
        {error ? (
          <Problem error={error} retry={refetch} />
        ) : data && found ? (
          <div className={`${styles.told} ${isPlaceholderData ? styles.busy : ""}`}>
            <CountedAt told={data.programResults} />
            {found.length === 0 ? <None /> : <Told results={found} />}
          </div>
        ) : (
          <Skeleton lines={4} label={t("waiting")} />
        )}
      </Card>
    </div>
  );
}

function None() {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  return (
    <>
      <p>{t("results.none.words")}</p>
      {lastDays(asked) !== "365" && (
        <p>
          <Button onClick={() => ask({ days: "365" })}>{t("results.longer")}</Button>
        </p>
      )}
    </>
  );
}

/** Each currency by itself; with its name where there are several. */
function Told({ results }: { results: readonly ResultFactsFragment[] }) {
  const [first, ...others] = results;
  if (first && others.length === 0) return <InCurrency result={first} />;
  return results.map((one) => <Named key={one.currency} result={one} />);
}

function Named({ result }: { result: ResultFactsFragment }) {
  const name = useId();
  return (
    <section className={styles.part} aria-labelledby={name}>
      <h3 id={name} className={styles.currency}>
        {result.currency}
      </h3>
      <InCurrency result={result} />
    </section>
  );
}

function InCurrency({ result }: { result: ResultFactsFragment }) {
  const { count, money, times } = useNumbers();
  const { referredRevenue: revenue, returnOnCost: back } = result;
  const sum = (amount: string) => money(result.currency)(Number(amount));
  const hidden = !revenue && <OfOrders />;
  return (
    <Tiles>
      <Tile name="referredRevenue" value={revenue && sum(revenue)}>
        {hidden}
      </Tile>
      <Tile name="cost" value={sum(result.cost)} />
      <Tile name="returnOnCost" value={back && times(Number(back))}>
        {hidden}
      </Tile>
      <Tile name="friends" value={count(result.friends)} />
      <Tile name="newCustomers" value={count(result.newCustomers)} />
      <Tile name="friendDiscounts" value={sum(result.friendDiscounts)} />
      <Tile name="rewardsUsed" value={sum(result.rewardsUsed)} />
      <Tile name="rewardsExpected" value={sum(result.rewardsExpected)} />
    </Tiles>
  );
}
