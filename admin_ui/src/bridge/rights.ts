import { actions } from "@saleor/app-sdk/app-bridge";
import type { Dashboard } from "./dashboard";

type Rights = Parameters<typeof actions.RequestPermissions>[0];

/** Asks staff, on a page of the Dashboard's own, to give the app what it lacks; they come back. */
export function askForRights(dashboard: Dashboard, rights: readonly string[], path: string): void {
  // The Dashboard puts it behind the app's own address, and a slash between them.
  const back = path.replace(/^\//, "");
  dashboard.send(actions.RequestPermissions([...rights] as Rights, back));
}
