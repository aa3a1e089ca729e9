import { type RefObject, useEffect, useRef } from "react";

/**
 * `focus(...names)` leads the focus to the first of these buttons that can be pressed, once what
 * depends on `changed` is drawn: the one that was pressed may be gone, or at an end.
 */
export function useFocusAfter(around: RefObject<HTMLElement>, changed: unknown) {
  const wanted = useRef<string[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is drawn anew when this changes
  useEffect(() => {
    const buttons = [...(around.current?.querySelectorAll("button") ?? [])];
    const found = wanted.current.map((name) =>
      buttons.find((one) => one.name === name && !one.disabled),
    );
    wanted.current = [];
    found.find(Boolean)?.focus();
  }, [around, changed]);
  return (...names: string[]) => {
    wanted.current = names;
  };
}
