import { Declined } from "../../../api/declined";
import { sayRefusal } from "../../../api/sayRefusal";
import { Button } from "../../../parts/Button";
import { Dialog } from "../../../parts/Dialog";
import { Problem } from "../../../parts/Problem";
import { useTexts } from "../../../texts/useTexts";
import { useSayProblem } from "../editor/form";
import { BLANK } from "../promise/defaults";
import { type Problem as Mistake, placed } from "../promise/problems";
import styles from "./ImportFailed.module.css";

/** Why a file cannot become a program. `error`: null for one that is too large to be sent. */
export function ImportFailed({ error, onClose }: { error: unknown; onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Dialog
      title={t("programs.import.failed")}
      onClose={onClose}
      actions={
        <Button weight="primary" onClick={onClose}>
          {t("close")}
        </Button>
      }
    >
      {error === null ? <p>{t("wrong.file.large")}</p> : <Why error={error} />}
    </Dialog>
  );
}

function Why({ error }: { error: unknown }) {
  const texts = useTexts();
  if (!(error instanceof Declined)) return <Problem error={error} />;
  const { problems } = error.refusal;
  if (problems.length === 0) return <p>{sayRefusal(error, texts)}</p>;
  return (
    <>
      <ul className={styles.mistakes}>
        {problems.map((one) => (
          <li key={one.path}>
            <Told mistake={one} />
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{texts.t("programs.import.hint")}</p>
    </>
  );
}

const LINE = /^line (\d+), column (\d+)$/;

/** A line of the file, or a path in the program; nothing for the file as a whole. */
function Place({ path }: { path: string }) {
  const { t } = useTexts();
  if (path === "program") return null;
  const [, line, column] = path.match(LINE) ?? [];
  return (
    <>
      {line && column ? (
        <strong>{t("programs.import.line", { line, column })}</strong>
      ) : (
        <code>{path}</code>
      )}
      {": "}
    </>
  );
}

function Told({ mistake }: { mistake: Mistake }) {
  const sayProblem = useSayProblem();
  const found = placed(mistake, BLANK);
  // Our words for a figure name the field by its path alone.
  const path = found.values ? found.path : mistake.path;
  return (
    <>
      <Place path={path} />
      {sayProblem(found)}
    </>
  );
}
