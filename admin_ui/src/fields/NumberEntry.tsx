import { Entry, type EntryProps } from "./Entry";

/** A box for a whole number. */
export function NumberEntry(props: Omit<EntryProps, "width" | "inputMode">) {
  return <Entry {...props} width="short" inputMode="numeric" />;
}
