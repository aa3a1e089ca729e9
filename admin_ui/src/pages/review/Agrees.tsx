import { Check, CircleHelp, Equal } from "lucide-react";
import type { Agreement } from "../../api/generated/schema";
import { useTexts } from "../../texts/useTexts";
import styles from "./Evidence.module.css";

const MARKS = { YES: Equal, NO: Check, UNKNOWN: CircleHelp };

/** The same on both sides, not the same, or not known: what is the same speaks against it. */
export function Agrees({ how }: { how: Agreement }) {
  const { t } = useTexts();
  const Mark = MARKS[how];
  return (
    <span className={`${styles.agrees} ${styles[how.toLowerCase()]}`}>
      <Mark size={14} aria-hidden="true" /> {t(`agrees.${how}`)}
    </span>
  );
}
