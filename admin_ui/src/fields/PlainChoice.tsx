import styles from "./PlainChoice.module.css";

interface Props {
  label: string;
  value: string;
  /** Each value with its name. */
  options: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
}

/** One of a few inside a dialog: the list of a ChoiceField would open below it. */
export function PlainChoice({ label, value, options, onChoose }: Props) {
  return (
    <label className={styles.field}>
      <span className={styles.label}>{label}</span>
      <select
        className={styles.select}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
