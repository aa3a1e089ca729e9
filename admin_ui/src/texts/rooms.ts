import type acts from "./en/acts.json";
import type advocates from "./en/advocates.json";
import type customer from "./en/customer.json";
import type editor from "./en/editor.json";
import type elements from "./en/elements.json";
import type figures from "./en/figures.json";
import type grant from "./en/grant.json";
import type home from "./en/home.json";
import type order from "./en/order.json";
import type overview from "./en/overview.json";
import type programs from "./en/programs.json";
import type referrals from "./en/referrals.json";
import type review from "./en/review.json";
import type rewards from "./en/rewards.json";
import type saved from "./en/saved.json";
import type settings from "./en/settings.json";
import type shared from "./en/shared.json";
import type start from "./en/start.json";
import type voucher from "./en/voucher.json";
import type why from "./en/why.json";
import type { Locale } from "./locales";

interface Texts {
  shared: typeof shared;
  why: typeof why;
  figures: typeof figures;
  editor: typeof editor;
  programs: typeof programs;
  acts: typeof acts;
  grant: typeof grant;
  referrals: typeof referrals;
  review: typeof review;
  advocates: typeof advocates;
  rewards: typeof rewards;
  saved: typeof saved;
  settings: typeof settings;
  start: typeof start;
  elements: typeof elements;
  order: typeof order;
  customer: typeof customer;
  voucher: typeof voucher;
  home: typeof home;
  overview: typeof overview;
}

/** A page or a widget has a room of its own; what several say is in `shared` and `why`. */
export type Room = keyof Texts;
export type TextKey = { [Name in Room]: keyof Texts[Name] & string }[Room];
export type Messages = Record<string, string>;

const files = import.meta.glob<Messages>("./*/*.json", { import: "default" });

/** What these rooms say in one language. */
export async function messagesOf(locale: Locale, rooms: readonly Room[]): Promise<Messages> {
  const read = rooms.map((room) => files[`./${locale}/${room}.json`]?.() ?? {});
  return Object.assign({}, ...(await Promise.all(read)));
}
