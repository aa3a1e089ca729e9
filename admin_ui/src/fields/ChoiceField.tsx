import { ChevronDown } from "lucide-react";
import { useId } from "react";
import styles from "./ChoiceField.module.css";

interface Props {
  label: string;
  value: string;
  /** Each value with its name. */
  options: readonly (readonly [value: string, name: string])[];
  onChoose: (value: string) => void;
}

/**
 * One of a few. The browser's own list, which a phone shows as it shows all lists: macaw's is a
 * label that says it is a combobox, and axe takes that for the fault it is.
 */
export function ChoiceField({ label, value, options, onChoose }: Props) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={styles.choice}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
      <ChevronDown size={16} aria-hidden="true" className={styles.arrow} />
    </div>
  );
}
