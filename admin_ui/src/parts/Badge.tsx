import type { ReactNode } from "react";
import styles from "./Badge.module.css";

/** good: done well. waiting: something is to come. bad: it went wrong. quiet: it is over. */
export type Tone = "good" | "waiting" | "bad" | "quiet";

/** A state in one or two words. The words say it; the colour only helps. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>;
}
