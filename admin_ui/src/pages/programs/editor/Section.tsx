import { type ReactNode, useEffect, useState } from "react";
import { touches } from "../promise/path";
import { useForm } from "./form";
import styles from "./Section.module.css";

interface Props {
  title: string;
  /** What it says now, in a few words, for those who leave it folded. */
  now: string;
  /** Where in the promise its fields are. */
  paths: readonly string[];
  isOpen?: boolean;
  children: ReactNode;
}

/** A part of the form that can be folded; it opens where something in it is wrong. */
export function Section({ title, now, paths, isOpen = false, children }: Props) {
  const { problems } = useForm();
  const [isUnfolded, unfold] = useState(isOpen);
  const isWrong = problems.some((one) => paths.some((path) => touches(one.path, path)));

  useEffect(() => {
    if (isWrong) unfold(true);
  }, [isWrong]);

  return (
    <details
      className={styles.section}
      open={isUnfolded}
      onToggle={(event) => unfold(event.currentTarget.open)}
    >
      <summary className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        <span className={styles.now}>{now}</span>
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  );
}

/** Some fields of a section that belong together, under a name. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.name}>{title}</legend>
      {children}
    </fieldset>
  );
}
