import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Question } from "../../../api/ask";
import { useAsk } from "../../../api/useAsk";
import { notify } from "../../../bridge/notify";
import { useDashboard } from "../../../bridge/useDashboard";
import { useToast } from "../../../parts/Toasts";
import { useTexts } from "../../../texts/useTexts";

/** Saves a setting; the toast says it again as it was before. */
export function useSaving<Answer extends object, Variables>(question: Question<Answer, Variables>) {
  const { t } = useTexts();
  const ask = useAsk();
  const queries = useQueryClient();
  const show = useToast();
  const dashboard = useDashboard();
  const { mutate, error, isPending } = useMutation({
    mutationFn: async (variables: Variables) => {
      await ask(question, variables);
      await queries.invalidateQueries();
    },
  });
  const takeBack = async (before: Variables) => {
    try {
      await ask(question, before);
      await queries.invalidateQueries();
    } catch {
      notify(dashboard, "error", t("undo.failed"));
    }
  };
  const save = (now: Variables, before: Variables, onDone: () => void) =>
    mutate(now, {
      onSuccess: () => {
        onDone();
        show({ text: t("saved"), undo: () => void takeBack(before) });
      },
    });
  return { save, error, isPending };
}
