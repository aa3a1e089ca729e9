import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { DOOR } from "../app/root";
import { useDashboard } from "../bridge/useDashboard";
import { ask, type Question } from "./ask";
import type { Refused } from "./refused";

interface Options<Answer> {
  /** False while something that is asked for is not known yet. */
  enabled?: boolean;
  /** Show the last answer until the next one is there, as lists do while pages turn. */
  keep?: boolean;
  /** After how many milliseconds to ask again, for an answer that says that a better one comes. */
  again?: (answer: Answer) => number | false;
}

// Then whoever was to find the better answer is not there.
const MOST_AGAIN = 60;

/** The answer to a question, asked again when its variables change. */
export function useAnswer<Answer, Variables>(
  question: Question<Answer, Variables>,
  variables: Variables,
  { enabled = true, keep = false, again }: Options<Answer> = {},
): UseQueryResult<Answer, Refused> {
  const dashboard = useDashboard();
  return useQuery<Answer, Refused>({
    queryKey: [question.toString(), variables],
    queryFn: () => ask(DOOR, dashboard, question, variables),
    enabled,
    refetchInterval: ({ state }) =>
      state.data !== undefined && state.dataUpdateCount < MOST_AGAIN
        ? (again?.(state.data) ?? false)
        : false,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}
