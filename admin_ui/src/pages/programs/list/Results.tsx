import type { ResultFactsFragment } from "../../../api/generated/program_results";
import { useNumbers } from "../../../figures/numbers";
import { SkeletonLine } from "../../../parts/Skeleton";
import { useTexts } from "../../../texts/useTexts";
import { useResults } from "../useResults";
import styles from "./Results.module.css";

/** What a program brought and cost in the chosen days, each currency by itself. */
export function Results({ programId }: { programId: string }) {
  const { t } = useTexts();
  const { data, error, isPlaceholderData } = useResults();
  if (error) return <span className={styles.none}>–</span>;
  if (!data) return <SkeletonLine length="short" />;
  const found = data.programResults.programs.filter((one) => one.programId === programId);
  if (found.length === 0) return <span className={styles.none}>{t("results.none")}</span>;
  return (
    <div className={`${styles.results} ${isPlaceholderData ? styles.busy : ""}`}>
      {found.map((one) => (
        <InCurrency key={one.currency} result={one} />
      ))}
    </div>
  );
}

function InCurrency({ result }: { result: ResultFactsFragment }) {
  const { t } = useTexts();
  const { money, times } = useNumbers();
  const { currency, referredRevenue, returnOnCost, cost, friends, newCustomers } = result;
  const sum = money(currency);
  const paid = [
    t("results.cost", { cost: sum(Number(cost)) }),
    returnOnCost && times(Number(returnOnCost)),
  ];
  const who = [
    t("results.friends", { count: friends }),
    newCustomers > 0 && t("results.new", { count: newCustomers }),
  ];
  return (
    <div>
      {referredRevenue && <div className={styles.revenue}>{sum(Number(referredRevenue))}</div>}
      <div className={styles.quiet}>{paid.filter(Boolean).join(" · ")}</div>
      <div className={styles.quiet}>{who.filter(Boolean).join(" · ")}</div>
    </div>
  );
}
