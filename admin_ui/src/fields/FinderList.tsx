import { Check } from "lucide-react";
import { useEffect, useRef } from "react";
import { SkeletonLine } from "../parts/Skeleton";
import styles from "./FinderList.module.css";

export interface Option {
  id: string;
  name: string;
  /** What tells it from others of the same name. */
  detail?: string | null;
  isChosen: boolean;
}

interface Props {
  id: string;
  label: string;
  isOpen: boolean;
  options: readonly Option[] | undefined;
  active: Option | undefined;
  /** Of the options as a whole, such as that there are none. */
  said: string;
  onPick: (one: Option) => void;
}

/** Below a box that finds: what there is to pick. */
export function FinderList({ id, label, isOpen, options, active, said, onPick }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen && options) panel.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen, options]);
  return (
    <div ref={panel} className={isOpen ? styles.open : styles.closed}>
      <div
        id={id}
        role="listbox"
        aria-label={label}
        aria-multiselectable="true"
        aria-busy={isOpen && !options}
      >
        {isOpen &&
          options?.map((one) => (
            <One key={one.id} {...one} within={id} isActive={one === active} onPick={onPick} />
          ))}
      </div>
      {isOpen && !options && <Waiting />}
      <p role="status" className={styles.said}>
        {isOpen && said}
      </p>
    </div>
  );
}

/** The id of an option, by which the box says which one is active. */
export function optionId(list: string, id: string): string {
  return `${list}-${id}`;
}

interface OneProps extends Option {
  within: string;
  isActive: boolean;
  onPick: (one: Option) => void;
}

function One({ within, isActive, onPick, ...one }: OneProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the box, which keeps the focus
    <div
      ref={row}
      id={optionId(within, one.id)}
      role="option"
      aria-selected={one.isChosen}
      tabIndex={-1}
      className={isActive ? styles.active : styles.option}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onPick(one)}
    >
      <Check size={16} aria-hidden="true" className={one.isChosen ? undefined : styles.none} />
      <span className={styles.name}>{one.name}</span>
      {one.detail && <span className={styles.detail}>{one.detail}</span>}
    </div>
  );
}

function Waiting() {
  return (
    <div className={styles.waiting}>
      <SkeletonLine length="long" />
      <SkeletonLine length="middle" />
      <SkeletonLine length="long" />
    </div>
  );
}
