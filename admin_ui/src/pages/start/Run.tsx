import { ActivateProgramDocument, PauseProgramDocument } from "../../api/generated/change_program";
import type { ProgramFactsFragment } from "../../api/generated/fragments";
import { sayRefusal } from "../../api/sayRefusal";
import { useAct } from "../../api/useAct";
import { Button } from "../../parts/Button";
import { Problem } from "../../parts/Problem";
import { useToast } from "../../parts/Toasts";
import { useTexts } from "../../texts/useTexts";

interface Props {
  program: ProgramFactsFragment;
  isLive: boolean;
}

/** Starts the program, with a way back. */
export function Run({ program, isLive }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const show = useToast();
  const starting = useAct(ActivateProgramDocument);
  const pausing = useAct(PauseProgramDocument);
  const { id, name } = program;
  const start = () =>
    starting.mutate(
      { id },
      {
        onSuccess: () =>
          show({ text: t("act.done.activate", { name }), undo: () => pausing.mutate({ id }) }),
      },
    );
  const said = sayRefusal(starting.error, texts);
  if (isLive) return <p>{t("start.live", { name })}</p>;
  return (
    <>
      <Button weight="primary" disabled={starting.isPending} onClick={start}>
        {t("start.run", { name })}
      </Button>
      {said && <p role="alert">{said}</p>}
      {starting.error && !said && <Problem error={starting.error} />}
    </>
  );
}
