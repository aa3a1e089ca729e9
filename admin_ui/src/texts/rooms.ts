import type acts from "./en/acts.json";
import type order from "./en/order.json";
import type referrals from "./en/referrals.json";
import type review from "./en/review.json";
import type shared from "./en/shared.json";
import type why from "./en/why.json";
import type { Locale } from "./locales";

interface Texts {
  shared: typeof shared;
  acts: typeof acts;
  order: typeof order;
  referrals: typeof referrals;
  review: typeof review;
  why: typeof why;
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
