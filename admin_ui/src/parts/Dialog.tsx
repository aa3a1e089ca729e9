import { type ReactNode, useEffect, useId, useRef } from "react";
import styles from "./Dialog.module.css";

interface Props {
  title: string;
  /** Escape, or whatever else leaves without doing anything. */
  onClose: () => void;
  /** Buttons; the one that does it is the last. */
  actions: ReactNode;
  children: ReactNode;
}

/**
 * Asks for something before anything else goes on. The browser's own: it keeps the focus inside and
 * gives it back, and writes no styles into the page, which our policy would forbid.
 */
export function Dialog({ title, onClose, actions, children }: Props) {
  const name = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={name} onClose={onClose}>
      <div className={styles.inside}>
        <h2 id={name} className={styles.title}>
          {title}
        </h2>
        {children}
        <div className={styles.actions}>{actions}</div>
      </div>
    </dialog>
  );
}
