import { CircleHelp } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTexts } from "../texts/useTexts";
import styles from "./Term.module.css";

const GAP_PX = 4;
const EDGE_PX = 16;

/** A word of ours with what it means, behind a question mark that keyboard and touch reach, too. */
export function Term({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTexts();
  const id = useId();
  const mark = useRef<HTMLButtonElement>(null);
  const told = useRef<HTMLDivElement>(null);

  // React listens for this event on <details> only.
  useEffect(() => {
    const box = told.current;
    const onToggle = () => mark.current && box && place(box, mark.current);
    box?.addEventListener("toggle", onToggle);
    return () => box?.removeEventListener("toggle", onToggle);
  }, []);

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
      <div ref={told} id={id} popover="auto" className={styles.told}>
        {children}
      </div>
    </span>
  );
}

/** Below its mark, and inside the frame. */
function place(box: HTMLElement, mark: HTMLElement) {
  const at = mark.getBoundingClientRect();
  const most = document.documentElement.clientWidth - box.offsetWidth - EDGE_PX;
  box.style.margin = "0";
  box.style.top = `${at.bottom + GAP_PX}px`;
  box.style.left = `${Math.max(EDGE_PX, Math.min(at.left, most))}px`;
}
