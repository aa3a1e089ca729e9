export const PERIODS = ["7", "30", "90", "365"] as const;
const USUAL = "30";

/** How many of the last days an address asks for. */
export function lastDays(asked: URLSearchParams): (typeof PERIODS)[number] {
  return PERIODS.find((one) => one === asked.get("days")) ?? USUAL;
}

type Period = (typeof PERIODS)[number];

/** The days that were asked for; undefined for a number that no list offers. */
export function periodOf(days: string | null): Period | undefined {
  return PERIODS.find((period) => period === days);
}

/** The moment so many days ago, as our API takes it; null for a number that no list offers. */
export function since(days: string | null, today: Date): string | null {
  if (!periodOf(days)) return null;
  // From midnight: the same question all day long, so its answer is asked for once.
  const from = new Date(today.getFullYear(), today.getMonth(), today.getDate() - Number(days));
  return from.toISOString();
}
