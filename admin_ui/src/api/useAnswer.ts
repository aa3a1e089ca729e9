import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { DOOR } from "../app/root";
import { useDashboard } from "../bridge/useDashboard";
import { ask, type Question } from "./ask";
import type { Refused } from "./refused";

interface Options {
  /** False while something that is asked for is not known yet. */
  enabled?: boolean;
  /** Show the last answer until the next one is there, as lists do while pages turn. */
  keep?: boolean;
}

/** The answer to a question, asked again when its variables change. */
export function useAnswer<Answer, Variables>(
  question: Question<Answer, Variables>,
  variables: Variables,
  { enabled = true, keep = false }: Options = {},
): UseQueryResult<Answer, Refused> {
  const dashboard = useDashboard();
  return useQuery<Answer, Refused>({
    queryKey: [question.toString(), variables],
    queryFn: () => ask(DOOR, dashboard, question, variables),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}
