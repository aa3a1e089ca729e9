import type { OverviewQueryVariables } from "../../api/generated/overview";
import { lastDays } from "../../parts/period";

const USUAL = "30";
const MOST_DAYS = 1827;
/** Above it the trend goes by weeks: more columns than this are no picture. */
const MOST_BY_DAY = 92;
const DAY_MS = 86_400_000;

/** What is wrong with the days that staff chose. */
export type Wrong = "order" | "long" | "missing";

/** `7`, `30`, …, or `own` for days of one's choice. */
export function chosenPeriod(asked: URLSearchParams): string {
  if (asked.has("since") || asked.has("until")) return "own";
  return lastDays(asked);
}

/** Days in an address are whole: `until` is the last one, and not the day after, as our API has it. */
export function wrongIn(asked: URLSearchParams): Wrong | null {
  if (chosenPeriod(asked) !== "own") return null;
  const [since, until] = [dayOf(asked.get("since")), dayOf(asked.get("until"))];
  if (since === null || until === null) return "missing";
  if (until < since) return "order";
  return until - since < MOST_DAYS ? null : "long";
}

export function questionOf(asked: URLSearchParams): OverviewQueryVariables {
  const channel = asked.get("channel") || null;
  const chosen = chosenPeriod(asked);
  if (chosen !== "own") {
    return { days: Number(chosen), channel, by: stepFor(Number(chosen)) };
  }
  const since = dayOf(asked.get("since")) ?? 0;
  const until = (dayOf(asked.get("until")) ?? 0) + 1;
  const by = stepFor(until - since);
  return { since: written(since), until: written(until), days: Number(USUAL), channel, by };
}

/** The last day before this one. */
export function dayBefore(day: string): string {
  return written((dayOf(day) ?? 0) - 1);
}

function stepFor(days: number) {
  return days > MOST_BY_DAY ? "WEEK" : "DAY";
}

/** Counted from 1970; null for what is no day of this century. */
function dayOf(text: string | null): number | null {
  if (!text || !/^20\d\d-\d\d-\d\d$/.test(text)) return null;
  const moment = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(moment) ? null : moment / DAY_MS;
}

function written(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
