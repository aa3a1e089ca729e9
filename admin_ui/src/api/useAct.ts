import {
  type QueryClient,
  type UseMutationResult,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import type { Question } from "./ask";
import type { Declined } from "./declined";
import type { Refused } from "./refused";
import { useAsk } from "./useAsk";

type Answered<Answer> = Answer[keyof Answer];

const SETTLED_MS = 2_000;

/**
 * Does something, by a mutation whose one field answers with what was done or with a refusal; all
 * that is shown is asked for again.
 */
export function useAct<Answer extends object, Variables>(
  question: Question<Answer, Variables>,
): UseMutationResult<Answered<Answer>, Refused | Declined, Variables> {
  const ask = useAsk();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (variables: Variables) => {
      const [done] = Object.values(await ask(question, variables)) as Answered<Answer>[];
      return done as Answered<Answer>;
    },
    onSuccess: () => settle(queries),
  });
}

/** Ask for all that is shown again: now, and when what follows was worked out in the background. */
export function settle(queries: QueryClient): void {
  queries.invalidateQueries();
  setTimeout(() => queries.invalidateQueries(), SETTLED_MS);
}
