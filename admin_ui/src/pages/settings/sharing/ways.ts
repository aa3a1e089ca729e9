import type { ShareChannel } from "../../../api/generated/schema";

export const WAYS = [
  "NATIVE",
  "COPY",
  "WHATSAPP",
  "FACEBOOK",
  "MESSENGER",
  "X",
  "PINTEREST",
  "TELEGRAM",
  "VK",
  "EMAIL",
  "SMS",
  "QR",
] as const satisfies readonly ShareChannel[];

/** What goes out by these is for everybody to see. */
export const PUBLIC: readonly ShareChannel[] = ["FACEBOOK", "X", "PINTEREST", "VK"];

/** The same ways, with that at one place moved to another; none moves past an end. */
export function moved<Way>(ways: readonly Way[], from: number, to: number): Way[] {
  const way = ways[from];
  if (way === undefined || to < 0 || to >= ways.length) return [...ways];
  const rest = ways.filter((_, at) => at !== from);
  return [...rest.slice(0, to), way, ...rest.slice(to)];
}
