import { useIntl } from "react-intl";
import styles from "./Meter.module.css";

/** How much of a limit is used up: a bar, and the share in figures. */
export function Meter({ share, label }: { share: number; label: string }) {
  const { formatNumber } = useIntl();
  const words = formatNumber(share, { style: "percent", maximumFractionDigits: 0 });
  return (
    <span className={styles.meter}>
      <meter min={0} max={1} high={0.8} optimum={0} value={Math.min(share, 1)} aria-label={label} />
      <span className={styles.words}>{words}</span>
    </span>
  );
}
