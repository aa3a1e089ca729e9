import { Money } from "../../../parts/Money";
import { useTexts } from "../../../texts/useTexts";
import { Meter } from "../Meter";
import { useOwed } from "../useOwed";
import styles from "./Owes.module.css";

/** What a program has promised and not paid yet, and the limit that is used up most. */
export function Owes({ programId }: { programId: string }) {
  const { t } = useTexts();
  const { data } = useOwed();
  const owed = data?.liability.outstanding.filter((one) => one.programId === programId) ?? [];
  const limits = data?.liability.limits.filter((one) => one.programId === programId) ?? [];
  const nearest = limits.sort((one, other) => Number(other.share) - Number(one.share))[0];
  if (owed.length === 0 && !nearest) return <span className={styles.none}>–</span>;
  return (
    <div className={styles.owes}>
      {owed.map(({ currency, owed, issued }) => (
        <span key={currency}>
          <Money amount={String(Number(owed) + Number(issued))} currency={currency} />
        </span>
      ))}
      {nearest && <Meter share={Number(nearest.share)} label={t("programs.limit")} />}
    </div>
  );
}
