import {
  RemoveFilterDocument,
  SavedFiltersDocument,
  SaveFilterDocument,
} from "../api/generated/saved";
import { useAct } from "../api/useAct";
import { useAnswer } from "../api/useAnswer";
import { notify } from "../bridge/notify";
import { useDashboard } from "../bridge/useDashboard";
import { useToast } from "../parts/Toasts";
import { useTexts } from "../texts/useTexts";
import type { Keeping, Kept } from "./kept";

export interface View {
  id: string;
  name: string;
  filter: Kept;
}

/** The views of one list, and how they come and go: each time with a way back. */
export function useSaved({ list }: Keeping) {
  const { t } = useTexts();
  const show = useToast();
  const dashboard = useDashboard();
  const answer = useAnswer(SavedFiltersDocument, {});
  const saving = useAct(SaveFilterDocument);
  const removing = useAct(RemoveFilterDocument);

  const mine = (filters: readonly (Omit<View, "filter"> & { list: string; filter: unknown })[]) =>
    filters.filter((one) => one.list === list) as View[];
  const views = answer.data && mine(answer.data.savedFilters.filters);
  const named = (name: string) => views?.find((one) => one.name === name);
  const quietly = (doing: Promise<unknown>) => {
    doing.catch(() => notify(dashboard, "error", t("undo.failed")));
  };

  const save = (name: string, filter: Kept, onDone: () => void) => {
    const before = named(name);
    saving.mutate(
      { list, name, filter },
      {
        onSuccess: (done) => {
          onDone();
          if (done.__typename !== "SavedFilters") return;
          const made = mine(done.filters).find((one) => one.name === name);
          const undo = () => {
            if (before) quietly(saving.mutateAsync({ list, name, filter: before.filter }));
            else if (made) quietly(removing.mutateAsync({ id: made.id }));
          };
          show({ text: t(before ? "saved.replaced" : "saved.did", { name }), undo });
        },
      },
    );
  };
  const remove = ({ id, name, filter }: View) => {
    if (removing.isPending) return;
    removing.mutate(
      { id },
      {
        onSuccess: () =>
          show({
            text: t("saved.removed", { name }),
            undo: () => quietly(saving.mutateAsync({ list, name, filter })),
          }),
        onError: () => notify(dashboard, "error", t("problem.broken.title")),
      },
    );
  };
  return { answer, views, named, saving, save, remove };
}
