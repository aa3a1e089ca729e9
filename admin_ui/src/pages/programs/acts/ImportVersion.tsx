import { useMutation } from "@tanstack/react-query";
import { createPortal } from "react-dom";
import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import {
  FileChangesDocument,
  type FileChangesQuery,
  ImportProgramDocument,
} from "../../../api/generated/program_files";
import { useAct } from "../../../api/useAct";
import { useAsk } from "../../../api/useAsk";
import { Button } from "../../../parts/Button";
import { Dialog } from "../../../parts/Dialog";
import { useToast } from "../../../parts/Toasts";
import { useTexts } from "../../../texts/useTexts";
import { Changes } from "./Changes";
import { FileButton, type Written } from "./FileButton";
import styles from "./ImportVersion.module.css";
import { useTakeBack } from "./useTakeBack";

type Program = Pick<ProgramFactsFragment, "id" | "version">;

/** Makes the next version of a file, once staff have seen what it changes. */
export function ImportVersion({ program }: { program: Program }) {
  const { t } = useTexts();
  const ask = useAsk();
  const show = useToast();
  const takeBack = useTakeBack("undo");
  const { id } = program;
  const comparing = useMutation({
    mutationFn: (written: Written) => ask(FileChangesDocument, { ...written, id }),
  });
  const importing = useAct(ImportProgramDocument);
  const forget = () => {
    comparing.reset();
    importing.reset();
  };
  const take = (written: Written) =>
    importing.mutate(
      { ...written, id },
      {
        onSuccess: (made) => {
          forget();
          if (made.__typename !== "Program") return;
          show({
            text: t("edit.saved", { number: made.version }),
            undo: () => takeBack(id),
          });
        },
      },
    );
  const found = importing.error ? undefined : comparing.data?.fileChanges;
  const reading = {
    error: importing.error ?? comparing.error,
    isPending: comparing.isPending || importing.isPending,
    reset: forget,
  };
  return (
    <>
      <FileButton
        label={t("act.import")}
        weight="tertiary"
        reading={reading}
        onRead={comparing.mutate}
      />
      {found?.__typename === "FileChanges" &&
        createPortal(
          <Compared
            program={program}
            changes={found.changes}
            isPending={importing.isPending}
            onTake={() => comparing.variables && take(comparing.variables)}
            onClose={forget}
          />,
          document.body,
        )}
    </>
  );
}

type Found = Extract<FileChangesQuery["fileChanges"], { __typename: "FileChanges" }>;

interface Props {
  program: Program;
  changes: Found["changes"];
  isPending: boolean;
  onTake: () => void;
  onClose: () => void;
}

/** What the file says otherwise than the newest version, before it becomes the next one. */
function Compared({ program: { version }, changes, isPending, onTake, onClose }: Props) {
  const { t } = useTexts();
  if (changes.length === 0) {
    return (
      <Dialog
        title={t("programs.import.same")}
        onClose={onClose}
        actions={
          <Button weight="primary" onClick={onClose}>
            {t("close")}
          </Button>
        }
      >
        <p>{t("programs.import.same.words", { number: version })}</p>
      </Dialog>
    );
  }
  const title = t("programs.import.changes", { count: changes.length });
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button weight="tertiary" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button weight="primary" disabled={isPending} onClick={onTake}>
            {t("programs.import.take", { number: version + 1 })}
          </Button>
        </>
      }
    >
      <p>{t("programs.import.changes.words", { number: version })}</p>
      {/* It scrolls by itself: else a long one would open at its end, where the focus is. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll it */}
      <section className={styles.long} tabIndex={0} aria-label={title}>
        <Changes changes={changes} />
      </section>
    </Dialog>
  );
}
