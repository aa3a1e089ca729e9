import type { ReactNode } from "react";
import styles from "./ChosenBar.module.css";

/** How many rows are chosen, and what can be done with them. */
export function ChosenBar({ said, children }: { said: string; children: ReactNode }) {
  return (
    <div className={styles.bar}>
      <span className={styles.said} role="status">
        {said}
      </span>
      {children}
    </div>
  );
}
