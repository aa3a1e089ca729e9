import { X } from "lucide-react";
import { useRef } from "react";
import { SkeletonLine } from "../parts/Skeleton";
import styles from "./Chips.module.css";

export interface Chip {
  id: string;
  /** undefined while it is not known. */
  name: string | undefined;
  /** What is wrong with it. */
  wrong?: string | undefined;
  /** What the button that removes it says. */
  removes: string;
}

interface Props {
  label: string;
  chips: readonly Chip[];
  onRemove: (id: string) => void;
  /** None is left, and the focus has to go somewhere. */
  onLast: () => void;
}

/** What was chosen, each with a button that removes it. */
export function Chips({ label, chips, onRemove, onLast }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const remove = (id: string, at: number) => {
    const buttons = list.current?.querySelectorAll("button") ?? [];
    const next = buttons[at + 1] ?? buttons[at - 1];
    if (next) next.focus();
    else onLast();
    onRemove(id);
  };
  if (chips.length === 0) return null;
  return (
    <ul ref={list} className={styles.chips} aria-label={label}>
      {chips.map(({ id, name, wrong, removes }, at) => (
        <li key={id} className={wrong ? styles.wrong : styles.chip}>
          <span className={styles.name}>
            {name ?? <SkeletonLine length="short" />}
            {wrong && <span className={styles.why}> · {wrong}</span>}
          </span>
          <button
            type="button"
            className={styles.remove}
            aria-label={removes}
            onClick={() => remove(id, at)}
          >
            <X size={14} aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
