import { ProgramsOweDocument } from "../../api/generated/programs";
import { useAnswer } from "../../api/useAnswer";
import { again } from "../../figures/again";

/** What all programs owe, and how far their limits are used up. */
export function useOwed() {
  return useAnswer(ProgramsOweDocument, {}, { again: ({ liability }) => again(liability) });
}
