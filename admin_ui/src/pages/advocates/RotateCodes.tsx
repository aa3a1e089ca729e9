import { useState } from "react";
import { ActDialog } from "../../acts/ActDialog";
import { RotateCodesDocument } from "../../api/generated/linking";
import { useAct } from "../../api/useAct";
import { notify } from "../../bridge/notify";
import { useDashboard } from "../../bridge/useDashboard";
import { Button } from "../../parts/Button";
import { useTexts } from "../../texts/useTexts";

/** Codes of the advocate's friends that have leaked go out of use; the link stays good. */
export function RotateCodes({ advocateId }: { advocateId: string }) {
  const { t } = useTexts();
  const [isAsked, ask] = useState(false);
  const dashboard = useDashboard();
  const rotating = useAct(RotateCodesDocument);
  const onDo = (why: string) =>
    rotating.mutate(
      { advocate: advocateId, why },
      {
        onSuccess: (done) => {
          ask(false);
          const count = done.__typename === "Rotated" ? done.codes : 0;
          notify(dashboard, "success", t("rotate.did", { count }));
        },
      },
    );
  return (
    <>
      <Button onClick={() => ask(true)}>{t("rotate")}</Button>
      {isAsked && (
        <ActDialog
          title={t("rotate.title")}
          words={t("rotate.words")}
          does={t("rotate.do")}
          acting={rotating}
          onDo={onDo}
          onClose={() => ask(false)}
        />
      )}
    </>
  );
}
