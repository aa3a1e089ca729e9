import { useState } from "react";
import { Declined } from "../../api/declined";
import { JudgeOrderDocument } from "../../api/generated/judge";
import type { Judgement } from "../../api/generated/schema";
import { sayRefusal } from "../../api/sayRefusal";
import { useAct } from "../../api/useAct";
import { notify } from "../../bridge/notify";
import { useDashboard } from "../../bridge/useDashboard";
import { ReasonField } from "../../fields/ReasonField";
import { Button } from "../../parts/Button";
import { Dialog } from "../../parts/Dialog";
import { Problem } from "../../parts/Problem";
import { useToast } from "../../parts/Toasts";
import { useTexts } from "../../texts/useTexts";

/** A person says that a referral is honest, or not, and why; it can be taken back. */
export function Judge({ orderId, isHeld }: { orderId: string; isHeld: boolean }) {
  const { t } = useTexts();
  const [isAsked, ask] = useState(false);
  return (
    <>
      <Button weight={isHeld ? "primary" : "secondary"} onClick={() => ask(true)}>
        {t("judge")}
      </Button>
      {isAsked && <Asked orderId={orderId} onClose={() => ask(false)} />}
    </>
  );
}

function Asked({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const texts = useTexts();
  const { t } = texts;
  const [why, say] = useState("");
  const show = useToast();
  const dashboard = useDashboard();
  const judging = useAct(JudgeOrderDocument);

  // The dialog is gone by then, and perhaps the page: the Dashboard itself tells of a failure.
  const undo = () =>
    judging
      .mutateAsync({ id: orderId, ruled: null, why: t("judge.undone") })
      .catch(() => notify(dashboard, "error", t("undo.failed")));

  const judge = (ruled: Judgement) =>
    judging.mutate(
      { id: orderId, ruled, why },
      {
        onSuccess: () => {
          onClose();
          show({ text: t(`judge.done.${ruled}`), undo });
        },
      },
    );

  const { error, isPending } = judging;
  return (
    <Dialog
      title={t("judge.title")}
      onClose={onClose}
      actions={
        <>
          <Button weight="tertiary" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button disabled={isPending} onClick={() => judge("DISHONEST")}>
            {t("judge.DISHONEST")}
          </Button>
          <Button weight="primary" disabled={isPending} onClick={() => judge("HONEST")}>
            {t("judge.HONEST")}
          </Button>
        </>
      }
    >
      <p>{t("judge.words")}</p>
      <ReasonField
        label={t("judge.why")}
        value={why}
        onChange={say}
        error={sayRefusal(error, texts)}
      />
      {error && !(error instanceof Declined) && <Problem error={error} />}
    </Dialog>
  );
}
