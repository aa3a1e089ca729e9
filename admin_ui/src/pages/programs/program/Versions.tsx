import { SaveProgramDocument } from "../../../api/generated/change_program";
import { ProgramVersionsDocument, type ProgramVersionsQuery } from "../../../api/generated/program";
import { useAct } from "../../../api/useAct";
import { useAnswer } from "../../../api/useAnswer";
import { Button } from "../../../parts/Button";
import { Card } from "../../../parts/Card";
import { Moment } from "../../../parts/Moment";
import { Problem } from "../../../parts/Problem";
import { Skeleton } from "../../../parts/Skeleton";
import { useToast } from "../../../parts/Toasts";
import { useTexts } from "../../../texts/useTexts";
import { CannotDo } from "../acts/CannotDo";
import { Changes } from "../acts/Changes";
import { useTakeBack } from "../acts/useTakeBack";
import styles from "./Versions.module.css";

type Version = ProgramVersionsQuery["versions"][number];

/** What each change said otherwise, the newest first; any of them can be promised again. */
export function Versions({ programId }: { programId: string }) {
  const { t } = useTexts();
  const { data, error, refetch } = useAnswer(ProgramVersionsDocument, { id: programId });
  return (
    <Card title={t("versions.title")}>
      {error ? (
        <Problem error={error} retry={refetch} />
      ) : data ? (
        <ol className={styles.versions}>
          {data.versions.map((one, at) => (
            <One key={one.number} version={one} programId={programId} isNewest={at === 0} />
          ))}
        </ol>
      ) : (
        <Skeleton lines={4} label={t("waiting")} />
      )}
    </Card>
  );
}

interface Props {
  version: Version;
  programId: string;
  isNewest: boolean;
}

function One({ version, programId, isNewest }: Props) {
  const { t } = useTexts();
  const { number, createdAt, changes } = version;
  return (
    <li>
      <details className={styles.version} open={isNewest}>
        <summary>
          {t("program.version", { number })}{" "}
          <span className={styles.quiet}>
            <Moment at={createdAt} withTime />
          </span>
        </summary>
        {number === 1 ? (
          <p className={styles.quiet}>{t("versions.first")}</p>
        ) : changes.length === 0 ? (
          <p className={styles.quiet}>{t("versions.same")}</p>
        ) : (
          <Changes changes={changes} />
        )}
        {!isNewest && <Restore version={version} programId={programId} />}
      </details>
    </li>
  );
}

function Restore({ version, programId }: { version: Version; programId: string }) {
  const { t } = useTexts();
  const show = useToast();
  const saving = useAct(SaveProgramDocument);
  const takeBack = useTakeBack("undo");
  const { number, promise } = version;
  const restore = () =>
    saving.mutate(
      { id: programId, promise },
      {
        onSuccess: () => {
          const undo = () => takeBack(programId);
          show({ text: t("versions.restored", { number }), undo });
        },
      },
    );
  return (
    <>
      <Button disabled={saving.isPending} onClick={restore}>
        {t("versions.restore", { number })}
      </Button>
      {saving.error && <CannotDo error={saving.error} onClose={saving.reset} />}
    </>
  );
}
