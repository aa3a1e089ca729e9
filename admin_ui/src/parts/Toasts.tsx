import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useTexts } from "../texts/useTexts";
import { Button } from "./Button";
import styles from "./Toasts.module.css";

interface Toast {
  text: string;
  /** Takes back what was done. */
  undo: () => void;
}

/** Long enough to be read, reached and pressed; it stays while the mouse or the focus is on it. */
const SHOWN_MS = 12_000;

const Show = createContext<(toast: Toast) => void>(() => undefined);

/** `show({ text, undo })` says that something was done, and lets staff take it back. */
export const useToast = () => useContext(Show);

export function Toasts({ children }: { children: ReactNode }) {
  const [toast, show] = useState<Toast | null>(null);
  const [isHeld, hold] = useState(false);

  useEffect(() => {
    if (!toast || isHeld) return;
    const timer = setTimeout(() => show(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, isHeld]);

  return (
    <Show.Provider value={show}>
      {children}
      <div className={styles.toasts} role="status">
        {toast && <Shown toast={toast} onGone={() => show(null)} onHold={hold} />}
      </div>
    </Show.Provider>
  );
}

function Shown(props: { toast: Toast; onGone: () => void; onHold: (held: boolean) => void }) {
  const { t } = useTexts();
  const { toast, onGone, onHold } = props;
  const undo = () => {
    toast.undo();
    onGone();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only stays while somebody is at it
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: as above
    <div
      className={styles.toast}
      onMouseEnter={() => onHold(true)}
      onMouseLeave={() => onHold(false)}
      onFocus={() => onHold(true)}
      onBlur={() => onHold(false)}
    >
      <span>{toast.text}</span>
      <Button onClick={undo}>{t("undo")}</Button>
    </div>
  );
}
