import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { DOOR } from "../app/root";
import { useDashboard } from "../bridge/useDashboard";
import { ask, type Question } from "./ask";
import type { RefusalFactsFragment } from "./generated/fragments";
import type { Refused } from "./refused";

type Refusal = RefusalFactsFragment & { __typename: "Refusal" };
type Answered<Answer> = Answer[keyof Answer];

/** An expected no, such as a reason that is missing: its field says what to do. */
export class Declined extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

const SETTLED_MS = 2_000;

/**
 * Does something, by a mutation whose one field answers with what was done or with a refusal; all
 * that is shown is asked for again.
 */
export function useAct<Answer extends object, Variables>(
  question: Question<Answer, Variables>,
): UseMutationResult<Answered<Answer>, Refused | Declined, Variables> {
  const dashboard = useDashboard();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (variables: Variables) => {
      const answer = await ask(DOOR, dashboard, question, variables);
      const [done] = Object.values(answer) as Answered<Answer>[];
      if (isRefusal(done)) throw new Declined(done);
      return done as Answered<Answer>;
    },
    onSuccess: () => {
      queries.invalidateQueries();
      // What follows from an act is worked out in the background, a moment later.
      setTimeout(() => queries.invalidateQueries(), SETTLED_MS);
    },
  });
}

function isRefusal(done: unknown): done is Refusal {
  return (done as { __typename?: string } | undefined)?.__typename === "Refusal";
}
