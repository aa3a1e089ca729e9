import { at } from "./path";
import type { ProgramPromise } from "./promise";

const SIDE = {
  on: "paid",
  hold_days: 14,
  reward_days: 180,
  remind_days: 7,
  milestones: [],
} as const;

/** What holds where a promise says nothing; a test compares it with the published schema. */
export const DEFAULTS = {
  name: "",
  offers: [{ name: "A", weight: 1, friend: SIDE, advocate: SIDE }],
  priority: 0,
  friends: { who: "new", lapsed_months: 12, allowed_only: false },
  advocates: { min_orders: 0, countries: [], channels: [], invited_only: false },
  order: {
    goods: { products: [], variants: [], categories: [], collections: [] },
    but_not: { products: [], variants: [], categories: [], collections: [] },
    sale_items: true,
    countries: [],
    channels: [],
  },
  schedule: { windows: [] },
  limits: { per_advocate: [], per_household: [], per_program: [] },
  window_days: 30,
  code_days: 30,
  attribution: "last",
  holdout_percent: 0,
  refunds: "review",
} as const satisfies ProgramPromise;

/** What a program that starts from nothing says. */
export const BLANK: ProgramPromise = { name: "", offers: [{ name: "A" }] };

/** What holds at a path such as `offers.2.friend.hold_days` if nothing is said there. */
export function defaultAt(path: string): unknown {
  return at(DEFAULTS, path.replace(/^offers\.\d+/, "offers.0"));
}

/** What holds at a path: what is said, or else the default. */
export function holdsAt(promise: ProgramPromise, path: string): unknown {
  return at(promise, path) ?? defaultAt(path);
}
