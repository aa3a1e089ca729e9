import { useTexts } from "../texts/useTexts";
import styles from "./Signals.module.css";

interface Signal {
  rule: string;
  points: number;
  sentence: string;
}

/** What the rules against abuse had to say, and how much each of it weighs. */
export function Signals({ signals }: { signals: readonly Signal[] }) {
  const { t } = useTexts();
  return (
    <ul className={styles.signals}>
      {signals.map((signal) => (
        <li key={signal.rule} className={styles.signal}>
          <span>{signal.sentence}</span>
          <span className={styles.points}>{t("worth.points", { count: signal.points })}</span>
        </li>
      ))}
    </ul>
  );
}
