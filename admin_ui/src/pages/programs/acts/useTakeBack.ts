import { useAct } from "../../../api/useAct";
import { notify } from "../../../bridge/notify";
import { useDashboard } from "../../../bridge/useDashboard";
import { useTexts } from "../../../texts/useTexts";
import { type Act, ASKS } from "./acts";

/**
 * Takes back what was done to a program. The page that did it may be gone by then: the Dashboard
 * itself tells of a failure.
 */
export function useTakeBack(act: Act): (id: string) => void {
  const { t } = useTexts();
  const dashboard = useDashboard();
  const { mutateAsync } = useAct(ASKS[act]);
  return (id) => {
    mutateAsync({ id }).catch(() => notify(dashboard, "error", t("undo.failed")));
  };
}
