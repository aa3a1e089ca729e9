import { QueryClient } from "@tanstack/react-query";
import { Refused } from "./refused";

const TRIES = 2;

/** One for each page. What may pass by itself is asked again; a no is not. */
export function newQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failed, error) =>
          failed < TRIES && error instanceof Refused && error.why === "away",
      },
    },
  });
}
