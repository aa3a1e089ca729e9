import { type HTMLInputTypeAttribute, useId } from "react";
import styles from "./Entry.module.css";
import { ErrorText } from "./ErrorText";

export interface EntryProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** What is wrong with it, if something is. */
  error?: string | undefined;
  /** Where in the promise it is; the list of what is wrong leads there. */
  name?: string;
  type?: HTMLInputTypeAttribute;
  inputMode?: "numeric" | "decimal";
  width?: "short" | "middle" | "long";
  /** Behind the field, such as % or EUR. */
  unit?: string;
  placeholder?: string;
  /** Within a sentence, which says what it is to those who see it. */
  isInline?: boolean;
  /** As many lines; one unless said. */
  rows?: number;
}

/** A box to write in, with its name, its unit and what is wrong with it. */
export function Entry(props: EntryProps) {
  const { label, error, width = "middle", unit, isInline = false, rows, onChange, ...rest } = props;
  const id = useId();
  const wrong = `${id}-wrong`;
  const shared = {
    ...rest,
    id,
    className: `${styles.input} ${styles[width]}`,
    autoComplete: "off",
    "aria-invalid": error !== undefined,
    "aria-describedby": error === undefined ? undefined : wrong,
  };
  return (
    <span className={isInline ? styles.inline : styles.entry}>
      <label htmlFor={id} className={isInline ? "unseen" : styles.label}>
        {label}
      </label>
      <span className={styles.box}>
        {rows ? (
          <textarea {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input {...shared} onChange={(event) => onChange(event.target.value)} />
        )}
        {unit && <span className={styles.unit}>{unit}</span>}
      </span>
      {error !== undefined && <ErrorText id={wrong}>{error}</ErrorText>}
    </span>
  );
}
