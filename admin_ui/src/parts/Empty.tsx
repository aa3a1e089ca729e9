import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Empty.module.css";

interface Props {
  icon: LucideIcon;
  title: string;
  /** What will be here, and what has to happen first. */
  children: ReactNode;
  action?: ReactNode;
}

/** Nothing is here yet, or nothing that was asked for. */
export function Empty({ icon: Icon, title, children, action }: Props) {
  return (
    <div className={styles.empty}>
      <span className={styles.picture}>
        <Icon size={20} aria-hidden="true" />
      </span>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.words}>{children}</p>
      {action && <div className={styles.actions}>{action}</div>}
    </div>
  );
}
