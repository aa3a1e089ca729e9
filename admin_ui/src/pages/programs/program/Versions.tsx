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
import { useTakeBack } from "../acts/useTakeBack";
import { GoodsSaid } from "../goods/GoodsSaid";
import { kindAt } from "../goods/ids";
import { placeWords, valueWords } from "../promise/changes";
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
          <dl className={styles.changes}>
            {changes.map((one) => (
              <Changed key={one.path} {...one} />
            ))}
          </dl>
        )}
        {!isNewest && <Restore version={version} programId={programId} />}
      </details>
    </li>
  );
}

function Changed({ path, before, after }: Version["changes"][number]) {
  const say = useTexts();
  return (
    <div>
      <dt>{placeWords(path, say)}</dt>
      <dd>
        <del>
          <span className="unseen">{say.t("versions.before")} </span>
          <Value path={path} value={before} />
        </del>{" "}
        <span aria-hidden="true">→</span>{" "}
        <ins>
          <span className="unseen">{say.t("versions.after")} </span>
          <Value path={path} value={after} />
        </ins>
      </dd>
    </div>
  );
}

function Value({ path, value }: { path: string; value: unknown }) {
  const say = useTexts();
  const kind = kindAt(path);
  if (kind && Array.isArray(value)) return <GoodsSaid kind={kind} ids={value} />;
  return <>{valueWords(path, value, say)}</>;
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
