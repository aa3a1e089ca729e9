import { type ReactNode, useId } from "react";
import styles from "./Card.module.css";

interface Props {
  title: string;
  /** Beside the title, at the end of the line. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of a page that has a name. */
export function Card({ title, aside, children }: Props) {
  const name = useId();
  return (
    <section className={styles.card} aria-labelledby={name}>
      <div className={styles.head}>
        <h2 id={name} className={styles.title}>
          {title}
        </h2>
        {aside}
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
