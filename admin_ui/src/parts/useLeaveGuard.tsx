import { type ReactNode, useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { placeOf } from "../app/root";
import { useTexts } from "../texts/useTexts";
import { Button } from "./Button";
import { Dialog } from "./Dialog";

interface Guard {
  /** Asks whether to leave, when somebody wants to. */
  dialog: ReactNode;
  /** From now on nothing is in the way. */
  pass: () => void;
}

/**
 * Whoever leaves what is not saved, by a link or by closing the page, is asked first. Routes in
 * memory have no blocker of their own, so the links are listened to.
 */
export function useLeaveGuard(isUnsaved: boolean): Guard {
  const { t } = useTexts();
  const navigate = useNavigate();
  const [wanted, want] = useState<string | null>(null);
  const isFree = useRef(false);

  useEffect(() => {
    if (!isUnsaved) return;
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest("a[href^='/']");
      if (!link || isFree.current) return;
      event.preventDefault();
      // Also of another form of the page: one question is enough.
      event.stopImmediatePropagation();
      want(placeOf(link.getAttribute("href") ?? ""));
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    document.addEventListener("click", onClick, true);
    window.addEventListener("beforeunload", onUnload);
    return () => {
      document.removeEventListener("click", onClick, true);
      window.removeEventListener("beforeunload", onUnload);
    };
  }, [isUnsaved]);

  const pass = () => {
    isFree.current = true;
  };
  const leave = () => {
    pass();
    if (wanted) navigate(wanted);
  };
  const dialog = wanted && (
    <Dialog
      title={t("leave.title")}
      onClose={() => want(null)}
      actions={
        <>
          <Button weight="tertiary" onClick={leave}>
            {t("leave.leave")}
          </Button>
          <Button weight="primary" onClick={() => want(null)}>
            {t("leave.stay")}
          </Button>
        </>
      }
    >
      <p>{t("leave.words")}</p>
    </Dialog>
  );
  return { dialog, pass };
}
