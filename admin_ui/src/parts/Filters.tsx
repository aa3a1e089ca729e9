import type { ReactNode } from "react";
import styles from "./Filters.module.css";

/** What a list is asked for, above it. */
export function Filters({ children }: { children: ReactNode }) {
  return <search className={styles.filters}>{children}</search>;
}

/** One thing that can be asked for; a search box is wider than a choice. */
export function Filter({ isWide = false, children }: { isWide?: boolean; children: ReactNode }) {
  return <div className={isWide ? styles.search : styles.choice}>{children}</div>;
}
