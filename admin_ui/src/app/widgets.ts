import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Room } from "../texts/rooms";

export interface Widget {
  rooms: readonly Room[];
  /** The right that the manifest asks of its viewer. */
  right: string;
  Content: LazyExoticComponent<ComponentType>;
}

/** What stands beside an entity of the Dashboard, by its address in the manifest. */
export const WIDGETS: Readonly<Record<string, Widget>> = {
  "/widgets/order": {
    rooms: ["shared", "why", "order"],
    right: "MANAGE_ORDERS",
    Content: lazy(() => import("../widgets/order/OrderWidget")),
  },
};
