import { onClock } from "./clock";
import { type Schedule, WEEKDAYS, type Window } from "./promise";

const DAY_MS = 86_400_000;

/** Days from the first one, from each that is open to the first after that is not. */
export type Span = readonly [from: number, to: number];

/** When a program is open in the days after the first of a month, `2026-05` or any day in it. */
export function openSpans(schedule: Schedule, first: string, days: number, zone: string): Span[] {
  const begin = Date.parse(`${first.slice(0, 7)}-01T00:00Z`);
  const starts = schedule.starts_at && onClock(schedule.starts_at, zone).slice(0, 10);
  // What ends at midnight is not open on the day that begins then.
  const ends = schedule.ends_at && onClock(justBefore(schedule.ends_at), zone).slice(0, 10);
  const found: [number, number][] = [];
  for (let at = 0; at < days; at++) {
    const day = new Date(begin + at * DAY_MS);
    const written = day.toISOString().slice(0, 10);
    if ((starts && written < starts) || (ends && written > ends)) continue;
    if (!inWindow(schedule.windows ?? [], day)) continue;
    const last = found.at(-1);
    if (last && last[1] === at) last[1] = at + 1;
    else found.push([at, at + 1]);
  }
  return found;
}

function justBefore(moment: string): string {
  return new Date(Date.parse(moment) - 1).toISOString();
}

function inWindow(windows: readonly Window[], day: Date): boolean {
  return windows.length === 0 || windows.some((window) => covers(window, day));
}

function covers({ months = [], days = [], weekdays = [] }: Window, day: Date): boolean {
  const weekday = WEEKDAYS[(day.getUTCDay() + 6) % 7];
  return (
    (months.length === 0 || months.includes(day.getUTCMonth() + 1)) &&
    (days.length === 0 || days.includes(day.getUTCDate())) &&
    (weekdays.length === 0 || weekdays.some((one) => one === weekday))
  );
}
