import { useState } from "react";
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
        <Dialog
          title={t("act.end.title", { name: program.name })}
          onClose={() => ask(false)}
          actions={
            <>
              <Button weight="tertiary" onClick={() => ask(false)}>
                {t("cancel")}
              </Button>
              <Button
                weight="primary"
                disabled={isPending}
                onClick={() => run(program.id, () => ask(false))}
              >
                {t("act.end")}
              </Button>
            </>
          }
        >
          <p>{t("act.end.words")}</p>
        </Dialog>
      )}
      {error && <CannotDo error={error} onClose={forget} />}
    </>
  );
}
