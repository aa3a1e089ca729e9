import { IsPutAsideDocument } from "../api/generated/start";
import { useAnswer } from "../api/useAnswer";

/** Whether the list of the first run is still shown; undefined until that is known. */
export function useFirstRun(): boolean | undefined {
  const { data, isError } = useAnswer(IsPutAsideDocument, {});
  if (isError) return false;
  return data && !data.setup.isPutAside;
}
