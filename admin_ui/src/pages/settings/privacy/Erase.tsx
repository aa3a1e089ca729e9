import { useState } from "react";
import { ErasePersonDocument } from "../../../api/generated/privacy";
import { useAct } from "../../../api/useAct";
import { Entry } from "../../../fields/Entry";
import { Button } from "../../../parts/Button";
import { Dialog } from "../../../parts/Dialog";
import { Problem } from "../../../parts/Problem";
import { useTexts } from "../../../texts/useTexts";
import form from "../form/SettingForm.module.css";
import { sayWrong } from "../form/sayWrong";

interface Props {
  email: string;
  onClose: () => void;
}

/** Erases a person, once the address is written a second time: there is no way back. */
export function Erase({ email, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [confirm, type] = useState("");
  const [why, say] = useState("");
  const erasing = useAct(ErasePersonDocument);
  const { data, error, isPending } = erasing;
  const said = sayWrong(error, texts);
  if (data?.__typename === "ErasedPerson") {
    return (
      <Dialog
        title={t("erase.done")}
        onClose={onClose}
        actions={<Button onClick={onClose}>{t("close")}</Button>}
      >
        <p>{t("erase.done.words", { rows: data.rows, rewards: data.rewards })}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t("erase.title")}
      onClose={onClose}
      actions={
        <>
          <Button weight="tertiary" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button
            weight="primary"
            disabled={confirm !== email || why.trim() === "" || isPending}
            onClick={() => erasing.mutate({ email, confirm, why })}
          >
            {t("erase.do")}
          </Button>
        </>
      }
    >
      <div className={form.form}>
        <p className={form.strong}>{t("erase.final")}</p>
        <p>{t("erase.words")}</p>
        <Entry label={t("erase.confirm", { email })} width="long" value={confirm} onChange={type} />
        <Entry label={t("act.why")} width="long" value={why} error={said} onChange={say} />
        {error && said === undefined && <Problem error={error} />}
      </div>
    </Dialog>
  );
}
