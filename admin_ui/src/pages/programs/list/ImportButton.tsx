import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { Declined } from "../../../api/declined";
import { CreateProgramDocument } from "../../../api/generated/change_program";
import { useAct } from "../../../api/useAct";
import { Button } from "../../../parts/Button";
import { Dialog } from "../../../parts/Dialog";
import { Problem } from "../../../parts/Problem";
import { useTexts } from "../../../texts/useTexts";
import { promiseIn } from "../acts/file";

/** Makes a draft of a program's file, and says of each thing in it that cannot be kept. */
export function ImportButton() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [isNoFile, say] = useState(false);
  const creating = useAct(CreateProgramDocument);

  const read = async (file: File | undefined) => {
    if (!file) return;
    const promise = promiseIn(await file.text());
    // The same file, mended, can be chosen again.
    if (field.current) field.current.value = "";
    if (!promise) return say(true);
    creating.mutate(
      { promise },
      { onSuccess: (made) => made.__typename === "Program" && navigate(`/programs/${made.id}`) },
    );
  };
  const close = () => {
    say(false);
    creating.reset();
  };

  return (
    <>
      <Button onClick={() => field.current?.click()}>{t("programs.import")}</Button>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        hidden
        aria-label={t("programs.import")}
        onChange={(event) => read(event.target.files?.[0])}
      />
      {(isNoFile || creating.error) && (
        <Dialog
          title={t("programs.import.failed")}
          onClose={close}
          actions={
            <Button weight="primary" onClick={close}>
              {t("close")}
            </Button>
          }
        >
          {isNoFile ? <p>{t("programs.import.json")}</p> : <Wrong error={creating.error} />}
        </Dialog>
      )}
    </>
  );
}

function Wrong({ error }: { error: unknown }) {
  if (!(error instanceof Declined)) return <Problem error={error} />;
  const { message, problems } = error.refusal;
  if (problems.length === 0) return <p>{message}</p>;
  return (
    <ul>
      {problems.map(({ path, message }) => (
        <li key={path}>
          <code>{path}</code>: {message}
        </li>
      ))}
    </ul>
  );
}
