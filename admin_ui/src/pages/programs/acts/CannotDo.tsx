import { sayRefusal } from "../../../api/sayRefusal";
import { Button } from "../../../parts/Button";
import { Dialog } from "../../../parts/Dialog";
import { Problem } from "../../../parts/Problem";
import { useTexts } from "../../../texts/useTexts";

/** Why something cannot be done to a program now, and what to do first. */
export function CannotDo({ error, onClose }: { error: unknown; onClose: () => void }) {
  const texts = useTexts();
  const said = sayRefusal(error, texts);
  return (
    <Dialog
      title={texts.t("act.cannot")}
      onClose={onClose}
      actions={
        <Button weight="primary" onClick={onClose}>
          {texts.t("close")}
        </Button>
      }
    >
      {said === undefined ? <Problem error={error} /> : <p>{said}</p>}
    </Dialog>
  );
}
