import { actions } from "@saleor/app-sdk/app-bridge";
import type { Dashboard } from "./dashboard";
import { places } from "./places";

type Rights = Parameters<typeof actions.RequestPermissions>[0];

/** Asks staff, on a page of the Dashboard's own, to give the app what it lacks; they come back. */
export function askForRights(dashboard: Dashboard, rights: readonly string[], path: string): void {
  const back = places.ours(dashboard.appId, path);
  dashboard.send(actions.RequestPermissions([...rights] as Rights, back));
}
