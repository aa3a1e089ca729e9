import { useEffect, useRef } from "react";
import { shortcutsAreOn } from "./shortcuts";

/** What a key does; one that answers false has left the key to the browser. */
type Keys = Readonly<Record<string, () => unknown>>;

const TYPED_INTO =
  "textarea, select, input:not([type=checkbox]), [contenteditable], [role=combobox], [role=listbox]";

/** Single keys that do something, as `{ j: next }`: never while staff type or are asked something. */
export function useKeys(keys: Keys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = now.current[nameOf(event.key)];
      if (!act || isMeantForOthers(event)) return;
      if (act() !== false) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

/** `j` is `j`, and `ArrowDown` is `arrowDown`. */
function nameOf(key: string): string {
  return key.charAt(0).toLowerCase() + key.slice(1);
}

function isMeantForOthers(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector("dialog[open]")) return true;
  if (event.target instanceof Element && event.target.closest(TYPED_INTO)) return true;
  return event.key !== "?" && !shortcutsAreOn();
}
