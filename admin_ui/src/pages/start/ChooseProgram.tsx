import { useState } from "react";
import { ArchiveProgramDocument, CreateProgramDocument } from "../../api/generated/change_program";
import type { ProgramFactsFragment } from "../../api/generated/fragments";
import { PresetsDocument } from "../../api/generated/programs";
import { sayRefusal } from "../../api/sayRefusal";
import { useAct } from "../../api/useAct";
import { useAnswer } from "../../api/useAnswer";
import { Choose } from "../../fields/Choose";
import { Button } from "../../parts/Button";
import { PageLink } from "../../parts/PageLink";
import { Problem } from "../../parts/Problem";
import { useToast } from "../../parts/Toasts";
import { useTexts } from "../../texts/useTexts";
import styles from "./Step.module.css";

// Those that leave nothing to be filled in; the page of presets has all.
const AT_ONCE = [
  "ten-percent-each",
  "same-sum-each",
  "steps-to-ten-friends",
  "friend-gets-all",
  "growth",
] as const;
type Preset = (typeof AT_ONCE)[number];

/** A program to start from, taken as a draft at once. */
export function ChooseProgram({ program }: { program: ProgramFactsFragment | null }) {
  const texts = useTexts();
  const { t } = texts;
  const show = useToast();
  const [name, choose] = useState<Preset>("ten-percent-each");
  const { data } = useAnswer(PresetsDocument, {});
  const creating = useAct(CreateProgramDocument);
  const archiving = useAct(ArchiveProgramDocument);
  const preset = data?.presets.find((one) => one.name === name);
  const take = () =>
    creating.mutate(
      { promise: preset?.promise },
      {
        onSuccess: (made) => {
          if (made.__typename !== "Program") return;
          const undo = () => archiving.mutate({ id: made.id });
          show({ text: t("start.taken", { name: made.name }), undo });
        },
      },
    );
  const said = sayRefusal(creating.error, texts);
  return (
    <>
      {program && <PageLink to={`/programs/${program.id}`}>{program.name}</PageLink>}
      <p>{t(`preset.words.${name}`)}</p>
      <div className={styles.line}>
        <Choose
          label={t("start.preset")}
          value={name}
          options={AT_ONCE.map((one) => [one, t(`preset.title.${one}`)])}
          onPick={choose}
        />
        <Button disabled={!preset || creating.isPending} onClick={take}>
          {t("start.take")}
        </Button>
        <PageLink to="/programs/new">{t("start.presets")}</PageLink>
      </div>
      {said && <p role="alert">{said}</p>}
      {creating.error && !said && <Problem error={creating.error} />}
    </>
  );
}
