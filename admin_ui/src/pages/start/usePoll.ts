import { useEffect } from "react";

const EVERY_MS = 4_000;

/** Asks again and again while the page is seen: what is waited for happens elsewhere. */
export function usePoll(ask: () => unknown): void {
  useEffect(() => {
    const timer = setInterval(() => !document.hidden && ask(), EVERY_MS);
    return () => clearInterval(timer);
  }, [ask]);
}
