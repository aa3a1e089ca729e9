import type { ReactNode } from "react";
import { go } from "../bridge/places";
import { useDashboard } from "../bridge/useDashboard";
import styles from "./Link.module.css";

/** Leads out of our frame to another page of the Dashboard, such as `places.order(id)`. */
export function DashboardLink({ to, children }: { to: string; children: ReactNode }) {
  const dashboard = useDashboard();
  return (
    // Its address is the Dashboard's to know, so it has none that a browser could follow.
    <button
      type="button"
      className={styles.link}
      onClick={(event) => go(dashboard, to, event.ctrlKey || event.metaKey)}
    >
      {children}
    </button>
  );
}
