import { type ReactNode, useState } from "react";
import { Declined } from "../api/declined";
import { sayRefusal } from "../api/sayRefusal";
import { ReasonField } from "../fields/ReasonField";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { Problem } from "../parts/Problem";
import { useTexts } from "../texts/useTexts";

interface Props {
  title: string;
  /** What follows from it. */
  words?: string;
  /** What the button says that does it. */
  does: string;
  onDo: (why: string) => void;
  onClose: () => void;
  acting: { error: unknown; isPending: boolean };
  /** What else is asked for, above the reason. */
  children?: ReactNode;
}

/** Staff do something, and say why. */
export function ActDialog({ title, words, does, onDo, onClose, acting, children }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [why, say] = useState("");
  const { error, isPending } = acting;
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button weight="tertiary" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button weight="primary" disabled={isPending} onClick={() => onDo(why)}>
            {does}
          </Button>
        </>
      }
    >
      {words && <p>{words}</p>}
      {children}
      <ReasonField
        label={t("act.why")}
        value={why}
        onChange={say}
        error={sayRefusal(error, texts)}
      />
      {error !== null && !(error instanceof Declined) && <Problem error={error} />}
    </Dialog>
  );
}
