/** What a program promises, as docs/program.schema.json says. What is left out is as DEFAULTS has it. */
export interface ProgramPromise {
  name: string;
  offers: readonly Offer[];
  priority?: number;
  friends?: { who?: Who; lapsed_months?: number; allowed_only?: boolean };
  advocates?: Advocates;
  order?: OrderConditions;
  schedule?: Schedule;
  limits?: Partial<Record<LimitOf, readonly Cap[]>>;
  window_days?: number;
  code_days?: number;
  attribution?: "first" | "last";
  holdout_percent?: number;
  refunds?: "forgive" | "net" | "review";
  points?: { at: number; into: Terms };
  format?: 1;
}

export type Who = "new" | "lapsed" | "anyone";
export type SideName = "friend" | "advocate";
export type LimitOf = "per_advocate" | "per_household" | "per_program";

/** An amount is null in a preset until somebody writes it. */
export interface Amount {
  amount: string | null;
  currency: string;
}
/** By channel. */
export type Amounts = Readonly<Record<string, Amount>>;
/** By currency. */
export type Sums = Readonly<Record<string, string | null>>;

export interface Offer {
  name?: string;
  weight?: number;
  friend?: SidePromise;
  advocate?: SidePromise;
  split?: { budget: Amounts; friend_percent?: number; paid_as?: PaidAs };
  wording?: Readonly<Record<string, Wording>>;
}

export interface SidePromise {
  reward?: Terms;
  on?: "paid" | "fulfilled";
  hold_days?: number;
  reward_days?: number;
  remind_days?: number;
  repeat?: { orders?: number; months?: number; reward?: Terms };
  milestones?: readonly { friends: number; reward: Terms }[];
}

export interface Wording {
  headline?: string;
  for_friend?: string;
  for_advocate?: string;
}

type PaidAs = "fixed" | "gift_card";
type Ids = readonly (string | null)[];

export type Terms =
  | { kind: "percent"; percent: string }
  | { kind: "fixed"; amounts: Amounts }
  | { kind: "free_shipping" }
  | { kind: "free_product"; products?: Ids; variants?: Ids }
  | { kind: "gift_card"; amounts: Amounts; top_up?: boolean }
  | { kind: "percent_of_order"; percent: string; caps?: Amounts; paid_as?: PaidAs }
  | { kind: "points"; points: number }
  | { kind: "donation"; cause: string | null; amounts: Amounts }
  | { kind: "access"; flag: string }
  | { kind: "custom"; name: string };
export type Kind = Terms["kind"];

export const KINDS = [
  "percent",
  "fixed",
  "gift_card",
  "percent_of_order",
  "free_shipping",
  "free_product",
  "points",
  "donation",
  "access",
  "custom",
] as const satisfies readonly Kind[];

export interface Advocates {
  min_orders?: number;
  min_spent?: Sums;
  last_order_days?: number;
  countries?: readonly string[];
  channels?: readonly string[];
  flag?: string;
  signed_up_before?: string;
  invited_only?: boolean;
}

export type Scope = Partial<Record<"products" | "variants" | "categories" | "collections", Ids>>;

export interface OrderConditions {
  minimum?: Amounts;
  goods?: Scope;
  but_not?: Scope;
  sale_items?: boolean;
  countries?: readonly string[];
  channels?: readonly string[];
}

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Days that come again; what is empty says nothing. */
export interface Window {
  months?: readonly number[];
  days?: readonly number[];
  weekdays?: readonly Weekday[];
}

export interface Schedule {
  starts_at?: string;
  ends_at?: string;
  windows?: readonly Window[];
}

export const PERIODS = ["day", "week", "month", "year", "rolling", "ever"] as const;

/** At most so many rewards, or so much money, in a period. */
export interface Cap {
  per?: (typeof PERIODS)[number];
  count?: number;
  money?: Sums;
  days?: number;
}
