import type { ReactNode } from "react";
import styles from "./Problem.module.css";

interface Props {
  title: string;
  /** What to do about it. */
  children: ReactNode;
  action?: ReactNode;
  /** An alert is read out at once. */
  isAlert?: boolean;
}

/** Says why something is not here, and what to do. */
export function Notice({ title, children, action, isAlert = false }: Props) {
  return (
    <div
      className={`${styles.problem} ${isAlert ? "" : styles.told}`}
      {...(isAlert ? { role: "alert" } : {})}
    >
      <p className={styles.title}>{title}</p>
      <p className={styles.words}>{children}</p>
      {action}
    </div>
  );
}
