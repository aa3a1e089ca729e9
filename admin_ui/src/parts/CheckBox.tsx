import styles from "./CheckBox.module.css";

interface Props {
  label: string;
  isChecked: boolean;
  onCheck: (isChecked: boolean) => void;
  /** Its name is only for those who cannot see what it stands beside. */
  isBare?: boolean;
}

/** Yes or no. */
export function CheckBox({ label, isChecked, onCheck, isBare = false }: Props) {
  return (
    <label className={styles.label}>
      <input
        type="checkbox"
        className={styles.box}
        checked={isChecked}
        onChange={(event) => onCheck(event.target.checked)}
      />
      <span className={isBare ? "unseen" : ""}>{label}</span>
    </label>
  );
}
