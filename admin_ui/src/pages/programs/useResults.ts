import { ProgramResultsDocument } from "../../api/generated/program_results";
import { useAnswer } from "../../api/useAnswer";
import { useAsked } from "../../app/useAsked";
import { again } from "../../figures/again";
import { lastDays } from "../../parts/period";

/** What programs brought and cost in the days that the address asks for. */
export function useResults() {
  const [asked] = useAsked();
  const question = { days: Number(lastDays(asked)) };
  return useAnswer(ProgramResultsDocument, question, {
    keep: true,
    again: ({ programResults }) => again(programResults),
  });
}
