/** A moment as a clock in the zone shows it: `2026-12-01T00:00`, as a field for moments has it. */
export function onClock(moment: string, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(new Date(moment));
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** The moment at which a clock in the zone shows this, with its offset. */
export function fromClock(shown: string, zone: string): string {
  const asUtc = Date.parse(`${shown}Z`);
  // The offset is that of the moment looked for, which is known only by the offset: the second
  // guess is right but for the hour that a clock put forward leaves out.
  const first = asUtc - offsetAt(asUtc, zone);
  const offset = offsetAt(first, zone);
  return `${shown}:00${written(offset)}`;
}

function offsetAt(moment: number, zone: string): number {
  return (
    Date.parse(`${onClock(new Date(moment).toISOString(), zone)}Z`) -
    Math.floor(moment / 60_000) * 60_000
  );
}

function written(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const two = (number: number) => String(number).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
