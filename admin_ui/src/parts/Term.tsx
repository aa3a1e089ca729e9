import { CircleHelp } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useTexts } from "../texts/useTexts";
import styles from "./Term.module.css";
import { usePopover } from "./usePopover";

/** A word of ours with what it means, behind a question mark that keyboard and touch reach, too. */
export function Term({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTexts();
  const id = useId();
  const { mark, box } = usePopover<HTMLButtonElement>();
  return (
    <span className={styles.term}>
      {name}
      <button
        ref={mark}
        type="button"
        className={styles.ask}
        popovertarget={id}
        aria-label={t("term", { name })}
      >
        <CircleHelp size={14} aria-hidden="true" />
      </button>
      <div ref={box} id={id} popover="auto" className={styles.told}>
        {children}
      </div>
    </span>
  );
}
