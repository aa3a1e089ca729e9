import type { ReactNode } from "react";
import styles from "./Entry.module.css";

interface Props {
  isOn: boolean;
  onTurn: (isOn: boolean) => void;
  name?: string;
  children: ReactNode;
}

/** Yes or no. */
export function Tick({ isOn, onTurn, name, children }: Props) {
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        name={name}
        checked={isOn}
        onChange={(event) => onTurn(event.target.checked)}
      />
      {children}
    </label>
  );
}
