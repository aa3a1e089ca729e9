import type { FilteredList } from "../api/generated/schema";

/** A filter as our API keeps it. */
export type Kept = Readonly<Record<string, string | boolean>>;

/** What a list says of itself, so that its filters can be kept under a name. */
export interface Keeping {
  list: FilteredList;
  /** What the address asks for, as it is kept. */
  kept: (asked: URLSearchParams) => Kept;
  /** The address that asks for what is kept; it may be of another release, or another client's. */
  shown: (kept: Kept) => Record<string, unknown>;
}

/** What looks for one person is not kept: it would outlast them, and nobody would know. */
const FOR_ONE = ["search", "advocate"];

export function looksForOne(asked: URLSearchParams): boolean {
  return FOR_ONE.some((name) => asked.has(name));
}

/** Of all that a list is asked for, what has these names and says something. */
export function only(names: readonly string[], said: object): Kept {
  const found = Object.entries(said).filter(
    ([name, value]) => names.includes(name) && value !== undefined && value !== null,
  );
  return Object.fromEntries(found);
}

export function isSame(one: Kept, other: Kept): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  );
}

/** The address that shows this filter, and nothing besides. */
export function addressOf({ shown }: Keeping, kept: Kept): Record<string, string> {
  const said = Object.entries(shown(kept)).map(([name, value]) => [name, value ? `${value}` : ""]);
  return Object.fromEntries(said);
}

/** Whether this page can show all that this filter says; another client may have kept more. */
export function canShow(keeping: Keeping, kept: Kept): boolean {
  const address = new URLSearchParams(addressOf(keeping, kept));
  return isSame(keeping.kept(address), kept);
}
