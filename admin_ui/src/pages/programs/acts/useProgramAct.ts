import { useAct } from "../../../api/useAct";
import { useToast } from "../../../parts/Toasts";
import { useTexts } from "../../../texts/useTexts";
import { type Act, ASKS, TAKES_BACK } from "./acts";
import { useTakeBack } from "./useTakeBack";

/** Does something to a program, and says so with a way back. */
export function useProgramAct(act: Act) {
  const { t } = useTexts();
  const show = useToast();
  const doing = useAct(ASKS[act]);
  const takeBack = useTakeBack(act === "end" ? "end" : TAKES_BACK[act]);

  const run = (id: string, onDone?: () => void) =>
    doing.mutate(
      { id },
      {
        onSuccess: (done) => {
          onDone?.();
          if (act === "end" || done.__typename !== "Program") return;
          // Of a copy that is the copy.
          const undo = () => takeBack(done.id);
          show({ text: t(`act.done.${act}`, { name: done.name }), undo });
        },
      },
    );
  return { run, isPending: doing.isPending, error: doing.error, forget: doing.reset };
}
