import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import type { Dashboard } from "./dashboard";
import type { Told } from "./state";

const Around = createContext<Dashboard | null>(null);

export function DashboardProvider(props: { dashboard: Dashboard; children: ReactNode }) {
  return <Around.Provider value={props.dashboard}>{props.children}</Around.Provider>;
}

/** The Dashboard around this page. Only below a DashboardProvider. */
export function useDashboard(): Dashboard {
  const dashboard = useContext(Around);
  if (!dashboard) throw new Error("useDashboard needs a DashboardProvider above it");
  return dashboard;
}

/** What the Dashboard has told, and tells from now on. */
export function useTold(): Told {
  const { state } = useDashboard();
  return useSyncExternalStore(state.subscribe, state.told);
}
