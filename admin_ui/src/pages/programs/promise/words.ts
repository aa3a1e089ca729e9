import { listed } from "../../../texts/listed";
import type { useTexts } from "../../../texts/useTexts";
import { holdsAt } from "./defaults";
import type {
  Amounts,
  Offer,
  ProgramPromise,
  SideName,
  SidePromise,
  Sums,
  Terms,
  Window,
} from "./promise";
import { WEEKDAYS } from "./promise";

/** Says a promise in the reader's language. */
export type Speaker = ReturnType<typeof useTexts>;

/** What somebody gets: `10% off`, `€5.00 off`, `free shipping`. */
export function rewardWords(terms: Terms, say: Speaker): string {
  const { t, locale } = say;
  switch (terms.kind) {
    case "percent":
    case "percent_of_order":
      return t(`gets.${terms.kind}`, { percent: percentWords(terms.percent, locale) });
    case "fixed":
    case "gift_card":
      return t(`gets.${terms.kind}`, { amount: amountsWords(terms.amounts, say) });
    case "donation":
      return t("gets.donation", {
        amount: amountsWords(terms.amounts, say),
        cause: terms.cause || "…",
      });
    case "points":
      return t("gets.points", { count: terms.points });
    case "access":
      return t("gets.access", { flag: terms.flag });
    case "custom":
      return terms.name;
    default:
      return t(`gets.${terms.kind}`);
  }
}

/** Each sum once: channels with the same one say it together. */
export function amountsWords(amounts: Amounts, { locale }: Speaker): string {
  const said = Object.values(amounts).map(({ amount, currency }) =>
    moneyWords(amount, currency, locale),
  );
  return [...new Set(said)].join(" / ") || "…";
}

export function sumsWords(sums: Sums, { locale }: Speaker): string {
  return Object.entries(sums)
    .map(([currency, amount]) => moneyWords(amount, currency, locale))
    .join(" / ");
}

export function moneyWords(amount: string | null, currency: string, locale: string): string {
  if (amount === null || amount === "" || Number.isNaN(Number(amount))) return "…";
  const isRound = Number.isInteger(Number(amount));
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    ...(isRound ? { maximumFractionDigits: 0 } : {}),
  }).format(Number(amount));
}

export function percentWords(percent: string, locale: string): string {
  const style = { style: "percent", maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(locale, style).format(Number(percent) / 100);
}

/** What one side gets by an offer, in one sentence without its end. */
export function sideWords(offer: Offer, side: SideName, say: Speaker): string {
  const { t } = say;
  const said = offer[side] ?? {};
  if (offer.split) return splitWords(offer.split, side, say);
  const parts = said.reward ? [rewardWords(said.reward, say)] : [];
  if (said.repeat) parts.push(t("gets.repeat"));
  const steps = said.milestones ?? [];
  if (steps.length > 0) {
    const friends = steps.map((step) => String(step.friends));
    const most = steps.reduce((most, step) => (step.friends > most.friends ? step : most));
    const reward = rewardWords(most.reward, say);
    parts.push(t("gets.milestones", { friends: listed(friends, say.locale), reward }));
  }
  return parts.join(", ") || t("gets.nothing");
}

function splitWords(split: NonNullable<Offer["split"]>, side: SideName, say: Speaker): string {
  const ofFriend = split.friend_percent ?? 50;
  const percent = side === "friend" ? ofFriend : 100 - ofFriend;
  if (percent === 0) return say.t("gets.nothing");
  return say.t("gets.split", {
    percent: percentWords(String(percent), say.locale),
    amount: amountsWords(split.budget, say),
  });
}

/** When a reward comes, such as `14 days after payment`. */
export function timingWords(said: SidePromise, { t }: Speaker): string {
  const days = said.hold_days ?? 14;
  return t(`when.${said.on ?? "paid"}`, { days });
}

/** When the program takes friends: `always`, or from, until, and the days that come again. */
export function scheduleWords(promise: ProgramPromise, zone: string, say: Speaker): string {
  const { starts_at: from, ends_at: until, windows = [] } = promise.schedule ?? {};
  const day = (moment: string) =>
    new Intl.DateTimeFormat(say.locale, { dateStyle: "medium", timeZone: zone }).format(
      new Date(moment),
    );
  const parts: string[] = [];
  if (from && until) parts.push(say.t("when.between", { from: day(from), until: day(until) }));
  else if (from) parts.push(say.t("when.from", { from: day(from) }));
  else if (until) parts.push(say.t("when.until", { until: day(until) }));
  if (windows.length > 0) parts.push(windows.map((one) => windowWords(one, say)).join("; "));
  return parts.join(", ") || say.t("when.always");
}

/** `December`, `days 1–7`, `Sat and Sun`. */
export function windowWords(
  { months = [], days = [], weekdays = [] }: Window,
  say: Speaker,
): string {
  const parts: string[] = [];
  if (months.length > 0)
    parts.push(
      listed(
        months.map((one) => monthName(one, say.locale)),
        say.locale,
      ),
    );
  if (days.length > 0) parts.push(say.t("when.days", { days: spans(days) }));
  if (weekdays.length > 0) {
    parts.push(
      listed(
        weekdays.map((one) => weekdayName(one, say.locale)),
        say.locale,
      ),
    );
  }
  return parts.join(", ");
}

export function monthName(month: number, locale: string): string {
  const first = new Date(Date.UTC(2024, month - 1, 1));
  return new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(first);
}

export function weekdayName(weekday: (typeof WEEKDAYS)[number], locale: string): string {
  // 1 January 2024 was a Monday.
  const day = new Date(Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(weekday)));
  return new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(day);
}

/** `1–7, 15` for the days 1 to 7 and 15. */
export function spans(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((one, other) => one - other);
  const found: [number, number][] = [];
  for (const day of sorted) {
    const last = found.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else found.push([day, day]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

/** The days in `1-7, 15`; null if somebody wrote something else. */
export function daysIn(text: string): number[] | null {
  const found: number[] = [];
  for (const part of text.split(/[,;\s]+/).filter(Boolean)) {
    const [, from, to = from] = part.match(/^(\d{1,2})(?:[-–](\d{1,2}))?$/) ?? [];
    if (from === undefined || to === undefined) return null;
    for (let day = Number(from); day <= Number(to); day++) found.push(day);
  }
  return found;
}

/** What a program is for, by whom it wants as friends. */
export function purposeOf(promise: ProgramPromise): "word" | "new" | "lapsed" | "anyone" {
  const pays = promise.offers.some(
    ({ friend, advocate, split }) =>
      split || friend?.reward || advocate?.reward || advocate?.milestones?.length,
  );
  return pays ? (holdsAt(promise, "friends.who") as "new" | "lapsed" | "anyone") : "word";
}
