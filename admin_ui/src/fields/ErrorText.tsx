import type { ReactNode } from "react";
import styles from "./ErrorText.module.css";

/** What is wrong with a field, below it; the field names it by its id. */
export function ErrorText({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className={styles.error} role="alert">
      {children}
    </p>
  );
}
