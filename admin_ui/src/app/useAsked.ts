import { useCallback } from "react";
import { useSearchParams } from "react-router";

type Changes = Record<string, string>;

/**
 * What a list is asked for, kept in the address: so it can be shared, and is there after a reload.
 * Whatever changes what is asked for leads back to the first page.
 */
export function useAsked(): [URLSearchParams, (changes: Changes) => void] {
  const [asked, setAsked] = useSearchParams();
  const ask = useCallback(
    (changes: Changes) =>
      setAsked((before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries({ page: "", ...changes })) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      }),
    [setAsked],
  );
  return [asked, ask];
}
