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
  "/widgets/customer": {
    rooms: ["shared", "why", "acts", "grant", "customer"],
    right: "MANAGE_USERS",
    Content: lazy(() => import("../widgets/customer/CustomerWidget")),
  },
  "/widgets/voucher": {
    rooms: ["shared", "voucher"],
    right: "MANAGE_DISCOUNTS",
    Content: lazy(() => import("../widgets/voucher/VoucherWidget")),
  },
  "/widgets/home": {
    rooms: ["shared", "home"],
    right: "MANAGE_DISCOUNTS",
    Content: lazy(() => import("../widgets/home/HomeWidget")),
  },
};
