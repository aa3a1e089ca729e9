import { actions } from "@saleor/app-sdk/app-bridge";
import type { Dashboard } from "./dashboard";

const id = encodeURIComponent;

/** Pages of the Dashboard, by Saleor's own ids. */
export const places = {
  order: (order: string) => `/orders/${id(order)}`,
  customer: (customer: string) => `/customers/${id(customer)}`,
  /** Customers with this address. */
  customers: (email: string) => `/customers?query=${id(email)}`,
  staff: (user: string) => `/staff/${id(user)}`,
  voucher: (voucher: string) => `/discounts/vouchers/${id(voucher)}`,
  /** A page of this app, such as `/referrals/7`. */
  ours: (app: string, path: string) => `/extensions/app/${id(app)}${path}`,
};

/** Leave for another page of the Dashboard, or open it beside this one. */
export function go(dashboard: Dashboard, to: string, beside: boolean): void {
  dashboard.send(actions.Redirect({ to, newContext: beside }));
}
