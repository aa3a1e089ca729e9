import { useState } from "react";
import { createPortal } from "react-dom";
import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import { Button } from "../../../parts/Button";
import { Dialog } from "../../../parts/Dialog";
import { useTexts } from "../../../texts/useTexts";
import type { Act } from "./acts";
import { CannotDo } from "./CannotDo";
import { useProgramAct } from "./useProgramAct";

interface Props {
  act: Act;
  program: ProgramFactsFragment;
  weight?: "primary" | "secondary" | "tertiary";
}

/** Does one thing to a program. What cannot be taken back is asked about first. */
export function ActButton({ act, program, weight = "secondary" }: Props) {
  const { t } = useTexts();
  const [isAsked, ask] = useState(false);
  const { run, isPending, error, forget } = useProgramAct(act);
  const start = () => (act === "end" ? ask(true) : run(program.id));
  return (
    <>
      <Button weight={weight} disabled={isPending} onClick={start}>
        {t(`act.${act}`)}
        <span className="unseen"> {program.name}</span>
      </Button>
      {isAsked && (
        <EndDialog
          name={program.name}
          isPending={isPending}
          onEnd={() => run(program.id, () => ask(false))}
          onClose={() => ask(false)}
        />
      )}
      {error && createPortal(<CannotDo error={error} onClose={forget} />, document.body)}
    </>
  );
}

interface EndProps {
  name: string;
  isPending: boolean;
  onEnd: () => void;
  onClose: () => void;
}

/** Outside of the menu that it is asked from: a menu closes, with all in it, when a dialog opens. */
function EndDialog({ name, isPending, onEnd, onClose }: EndProps) {
  const { t } = useTexts();
  return createPortal(
    <Dialog
      title={t("act.end.title", { name })}
      onClose={onClose}
      actions={
        <>
          <Button weight="tertiary" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button weight="primary" disabled={isPending} onClick={onEnd}>
            {t("act.end")}
          </Button>
        </>
      }
    >
      <p>{t("act.end.words")}</p>
    </Dialog>,
    document.body,
  );
}
