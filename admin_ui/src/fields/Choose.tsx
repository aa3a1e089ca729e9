import { useId } from "react";
import styles from "./Entry.module.css";

interface Props<Value extends string> {
  label: string;
  value: Value;
  /** Each value with its name. */
  options: readonly (readonly [Value, string])[];
  onPick: (value: Value) => void;
  name?: string;
  isInline?: boolean;
}

/** One of a few, by the browser's own list: small enough for the middle of a sentence. */
export function Choose<Value extends string>(props: Props<Value>) {
  const { label, value, options, onPick, name, isInline = false } = props;
  const id = useId();
  return (
    <span className={isInline ? styles.inline : styles.entry}>
      <label htmlFor={id} className={isInline ? "unseen" : styles.label}>
        {label}
      </label>
      <select
        id={id}
        name={name}
        className={styles.input}
        value={value}
        onChange={(event) => onPick(event.target.value as Value)}
      >
        {options.map(([one, said]) => (
          <option key={one} value={one}>
            {said}
          </option>
        ))}
      </select>
    </span>
  );
}
