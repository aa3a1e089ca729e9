import type { ReactNode } from "react";
import styles from "./Columns.module.css";

/** What a page is about, and beside it, or below it where it is narrow, what belongs to it. */
export function Columns({ main, beside }: { main: ReactNode; beside: ReactNode }) {
  return (
    <div className={styles.columns}>
      <div className={styles.column}>{main}</div>
      <div className={styles.column}>{beside}</div>
    </div>
  );
}
