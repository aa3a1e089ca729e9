import type { ProgramPromise, SidePromise } from "./promise";

const AMOUNTS = {
  "default-channel": { amount: "10.50", currency: "EUR" },
  "channel-pln": { amount: "45", currency: "PLN" },
};

const FRIEND: SidePromise = {
  reward: { kind: "fixed", amounts: AMOUNTS },
  on: "fulfilled",
  hold_days: 0,
  reward_days: 365,
  remind_days: 0,
  repeat: { orders: 3, months: 12, reward: { kind: "points", points: 50 } },
  milestones: [],
};

const ADVOCATE: SidePromise = {
  reward: { kind: "percent_of_order", percent: "12.5", caps: AMOUNTS, paid_as: "fixed" },
  on: "paid",
  hold_days: 30,
  reward_days: 90,
  remind_days: 14,
  repeat: { months: 6 },
  milestones: [
    { friends: 1, reward: { kind: "free_product", products: ["UHJvZHVjdDox"], variants: ["2"] } },
    { friends: 3, reward: { kind: "gift_card", amounts: AMOUNTS, top_up: true } },
    { friends: 5, reward: { kind: "donation", cause: "Trees", amounts: AMOUNTS } },
    { friends: 7, reward: { kind: "access", flag: "early-access" } },
    { friends: 9, reward: { kind: "custom", name: "A visit" } },
    { friends: 11, reward: { kind: "free_shipping" } },
    { friends: 13, reward: { kind: "percent", percent: "20" } },
  ],
};

/** A promise in which everything that can be said is said, for tests. */
export const WHOLE: ProgramPromise = {
  name: "All at once",
  offers: [
    {
      name: "A",
      weight: 2,
      friend: FRIEND,
      advocate: ADVOCATE,
      wording: { de: { headline: "Hallo", for_friend: "Für dich", for_advocate: "Für euch" } },
    },
    {
      name: "B",
      weight: 1,
      friend: {},
      advocate: {},
      split: { budget: AMOUNTS, friend_percent: 70, paid_as: "gift_card" },
    },
  ],
  priority: 5,
  friends: { who: "lapsed", lapsed_months: 6, allowed_only: true },
  advocates: {
    min_orders: 2,
    min_spent: { EUR: "100", PLN: "450" },
    last_order_days: 90,
    countries: ["DE", "PL"],
    channels: ["default-channel"],
    flag: "vip",
    signed_up_before: "2026-01-31",
    invited_only: true,
  },
  order: {
    minimum: AMOUNTS,
    goods: { products: ["1"], variants: ["2"], categories: ["3"], collections: ["4"] },
    but_not: { products: ["5"], variants: ["6"], categories: ["7"], collections: ["8"] },
    sale_items: false,
    countries: ["DE"],
    channels: ["default-channel", "channel-pln"],
  },
  schedule: {
    starts_at: "2026-12-01T00:00:00+01:00",
    ends_at: "2027-12-31T23:59:00+01:00",
    windows: [{ months: [12], days: [1, 2, 3, 15], weekdays: ["sat", "sun"] }],
  },
  limits: {
    per_advocate: [{ per: "rolling", count: 5, days: 10 }],
    per_household: [{ per: "ever", count: 2, days: 30 }],
    per_program: [{ per: "month", money: { EUR: "1000", PLN: "4500" }, days: 30 }],
  },
  window_days: 60,
  code_days: 45,
  attribution: "first",
  holdout_percent: 10,
  refunds: "net",
  points: { at: 500, into: { kind: "gift_card", amounts: AMOUNTS } },
  format: 1,
};
