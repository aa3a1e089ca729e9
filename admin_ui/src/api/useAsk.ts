import { useCallback } from "react";
import { DOOR } from "../app/root";
import { useDashboard } from "../bridge/useDashboard";
import { ask, type Question } from "./ask";
import { Declined, isRefusal } from "./declined";

/** Asks or does something once, without keeping the answer. Throws Refused, or Declined. */
export function useAsk() {
  const dashboard = useDashboard();
  return useCallback(
    async <Answer extends object, Variables>(
      question: Question<Answer, Variables>,
      variables: Variables,
    ): Promise<Answer> => {
      const answer = await ask(DOOR, dashboard, question, variables);
      const refusal = Object.values(answer).find(isRefusal);
      if (refusal) throw new Declined(refusal);
      return answer;
    },
    [dashboard],
  );
}
