import { actions } from "@saleor/app-sdk/app-bridge";
import type { Dashboard } from "./dashboard";

/** Say in the Dashboard's own corner what has been done, or what failed. */
export function notify(dashboard: Dashboard, status: "success" | "error", title: string): void {
  dashboard.send(actions.Notification({ status, title }));
}
