import type { ReactNode } from "react";
import { Badge } from "../../parts/Badge";
import { useTexts } from "../../texts/useTexts";
import styles from "./Step.module.css";

export const STEPS = [
  "PERMISSIONS",
  "CHANNELS",
  "HISTORY",
  "STOREFRONT_ADDRESS",
  "PROGRAM_CHOSEN",
  "PREVIEW",
  "PROGRAM_RUNNING",
  "STOREFRONT_SEEN",
  "TEST_ORDER",
] as const;
export type StepName = (typeof STEPS)[number];

interface Props {
  name: StepName;
  isDone: boolean;
  /** The first that is still to be done. */
  isNext: boolean;
  children: ReactNode;
}

/** One step: whether it is done, why it is needed, and what to do. */
export function Step({ name, isDone, isNext, children }: Props) {
  const { t } = useTexts();
  return (
    <li className={`${styles.step} ${isNext ? styles.next : ""}`} aria-current={isNext && "step"}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t(`start.${name}`)}</h2>
        <Badge tone={isDone ? "good" : isNext ? "waiting" : "quiet"}>
          {t(isDone ? "start.done" : isNext ? "start.next" : "start.open")}
        </Badge>
      </div>
      <p className={styles.why}>{t(`start.${name}.why`)}</p>
      <div className={styles.act}>{children}</div>
    </li>
  );
}
