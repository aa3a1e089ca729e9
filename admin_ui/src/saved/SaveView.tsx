import { type FormEvent, useId, useState } from "react";
import { Declined } from "../api/declined";
import { Entry } from "../fields/Entry";
import { Button } from "../parts/Button";
import { Dialog } from "../parts/Dialog";
import { Problem } from "../parts/Problem";
import { useTexts } from "../texts/useTexts";
import type { Kept } from "./kept";
import { wrongWith } from "./naming";
import styles from "./Saved.module.css";
import type { useSaved } from "./useSaved";

interface Props {
  filter: Kept;
  isForOne: boolean;
  saved: ReturnType<typeof useSaved>;
  onClose: () => void;
}

/** Asks for the name under which a filter is kept, and says whose place it would take. */
export function SaveView({ filter, isForOne, saved, onClose }: Props) {
  const { t } = useTexts();
  const form = useId();
  const [written, write] = useState("");
  const [isTried, tryIt] = useState(false);
  const name = written.trim();
  const wrong = wrongWith(name);
  const taken = saved.named(name) !== undefined;
  const { error, isPending } = saved.saving;
  const refused = error instanceof Declined ? t("saved.refused") : undefined;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    tryIt(true);
    if (wrong === null) saved.save(name, filter, onClose);
  };
  return (
    <Dialog
      title={t("saved.save")}
      onClose={onClose}
      actions={
        <>
          <Button weight="tertiary" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" form={form} weight="primary" disabled={isPending}>
            {taken ? t("saved.replace") : t("saved.save.do")}
          </Button>
        </>
      }
    >
      <p>{t("saved.save.words")}</p>
      <form id={form} className={styles.form} onSubmit={submit}>
        <Entry
          label={t("saved.name")}
          width="long"
          value={written}
          error={isTried && wrong ? t(`saved.wrong.${wrong}`) : refused}
          onChange={write}
        />
      </form>
      <p role="status">{taken ? t("saved.replaces", { name }) : ""}</p>
      {isForOne && <p className={styles.told}>{t("saved.search")}</p>}
      {error && !refused && <Problem error={error} />}
    </Dialog>
  );
}
