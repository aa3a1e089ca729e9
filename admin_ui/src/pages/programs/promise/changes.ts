import type { TextKey } from "../../../texts/rooms";
import { KINDS, PERIODS } from "./promise";
import type { Speaker } from "./words";

/** What each step of a path is called; a step that is not here is said as it is written. */
const NAMES: Readonly<Record<string, TextKey>> = {
  name: "edit.name",
  offers: "edit.offer",
  weight: "edit.offer.weight",
  friend: "side.FRIEND",
  advocate: "side.ADVOCATE",
  reward: "edit.reward",
  kind: "edit.kind",
  percent: "edit.percent",
  amounts: "edit.amount",
  caps: "edit.caps",
  top_up: "edit.topup",
  products: "edit.products",
  variants: "edit.variants",
  categories: "edit.categories",
  collections: "edit.collections",
  points: "edit.points",
  cause: "edit.cause",
  flag: "edit.flag",
  paid_as: "edit.paid",
  on: "edit.on",
  hold_days: "edit.hold",
  reward_days: "edit.lasts.label",
  remind_days: "edit.remind",
  repeat: "edit.repeat",
  milestones: "edit.milestone.label",
  split: "edit.split",
  budget: "edit.split.budget",
  friend_percent: "edit.split.percent",
  wording: "edit.wording",
  headline: "edit.headline",
  for_friend: "edit.for.friend",
  for_advocate: "edit.for.advocate",
  order: "edit.order",
  minimum: "edit.minimum",
  goods: "edit.goods",
  but_not: "edit.butnot",
  sale_items: "edit.sale",
  countries: "edit.countries",
  channels: "edit.channels",
  friends: "edit.friends",
  who: "edit.friends.who",
  lapsed_months: "edit.lapsed.label",
  allowed_only: "edit.friends.listed",
  advocates: "edit.advocates.who",
  min_orders: "edit.advocates.orders.label",
  min_spent: "edit.advocates.spent",
  last_order_days: "edit.advocates.days",
  signed_up_before: "edit.advocates.since",
  invited_only: "edit.advocates.listed",
  limits: "edit.limits",
  per_advocate: "edit.per_advocate",
  per_household: "edit.per_household",
  per_program: "edit.per_program",
  count: "edit.limit.most",
  money: "edit.limit.most",
  per: "edit.limit.per",
  days: "edit.days",
  months: "edit.months",
  weekdays: "edit.weekdays",
  schedule: "edit.schedule",
  starts_at: "edit.starts",
  ends_at: "edit.ends",
  windows: "edit.window.add",
  window_days: "edit.window.label",
  code_days: "edit.code.label",
  attribution: "edit.attribution.label",
  holdout_percent: "edit.holdout.label",
  refunds: "edit.refunds.label",
  priority: "edit.priority.label",
  at: "edit.points.label",
  into: "edit.points.into.label",
};

/** Above what they hold they say nothing: `order.minimum` is the minimum. */
const SILENT = new Set(["order", "amounts", "amount", "schedule", "limits", "reward"]);

/** Where in a promise something is, such as `Friend · Percent`. */
export function placeWords(path: string, { t }: Speaker): string {
  const steps = path.split(".");
  const said = steps.filter((step, at) => !(SILENT.has(step) && at < steps.length - 1));
  // The first offer is the only one more often than not.
  const named = said[0] === "offers" && said[1] === "0" && said.length > 2 ? said.slice(2) : said;
  const words = named.map((step) => {
    const key = NAMES[step];
    if (key) return t(key);
    return /^\d+$/.test(step) ? String(Number(step) + 1) : step;
  });
  return words.filter((word) => word !== "amount").join(" · ");
}

/** A value in a promise, as people say it. */
export function valueWords(path: string, value: unknown, { t }: Speaker): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (Array.isArray(value)) return value.join(", ") || "–";
  if (typeof value === "object") return JSON.stringify(value);
  return named(path.split(".").at(-1) ?? "", String(value), t) ?? String(value);
}

function named(step: string, value: string, t: Speaker["t"]): string | undefined {
  const kind = KINDS.find((one) => one === value);
  if (step === "kind" && kind) return t(`kind.${kind}`);
  const period = PERIODS.find((one) => one === value);
  if (step === "per" && period) return t(`per.${period}`);
  const key = VALUES[`${step}.${value}`];
  return key && t(key);
}

const VALUES: Readonly<Record<string, TextKey>> = {
  "on.paid": "edit.on.paid",
  "on.fulfilled": "edit.on.fulfilled",
  "who.new": "who.new",
  "who.lapsed": "who.lapsed",
  "who.anyone": "who.anyone",
  "refunds.review": "edit.refunds.review",
  "refunds.net": "edit.refunds.net",
  "refunds.forgive": "edit.refunds.forgive",
  "attribution.first": "edit.attribution.first",
  "attribution.last": "edit.attribution.last",
  "paid_as.fixed": "edit.paid.fixed",
  "paid_as.gift_card": "edit.paid.gift_card",
};
