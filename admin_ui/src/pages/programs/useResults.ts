import { ProgramResultsDocument } from "../../api/generated/program_results";
import { useAnswer } from "../../api/useAnswer";
import { useAsked } from "../../app/useAsked";
import { lastDays } from "../../parts/period";

/** What programs brought and cost in the days that the address asks for. */
export function useResults() {
  const [asked] = useAsked();
  return useAnswer(ProgramResultsDocument, { days: Number(lastDays(asked)) }, { keep: true });
}
