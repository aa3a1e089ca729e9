import { type ReactNode, useReducer } from "react";
import { Declined } from "../../../api/declined";
import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import { sayRefusal } from "../../../api/sayRefusal";
import { Button } from "../../../parts/Button";
import { Problem } from "../../../parts/Problem";
import { useLeaveGuard } from "../../../parts/useLeaveGuard";
import { useTexts } from "../../../texts/useTexts";
import type { ProgramPromise } from "../promise/promise";
import { useChannels } from "../useChannels";
import { TextAt } from "./bound";
import { Conditions } from "./Conditions";
import { Counting } from "./Counting";
import { changed, isChanged, opened } from "./draft";
import styles from "./Editor.module.css";
import { FormProvider } from "./form";
import { Limits } from "./Limits";
import { Offers } from "./Offers";
import { Preview } from "./Preview";
import { ScheduleFields } from "./ScheduleFields";
import { WhoTakesPart } from "./WhoTakesPart";
import { WrongList } from "./WrongList";

export interface Saving {
  isPending: boolean;
  error: unknown;
  save: (
    promise: ProgramPromise,
    on: { done: (saved: ProgramFactsFragment) => void; refused: (error: unknown) => void },
  ) => void;
}

interface Props {
  start: ProgramPromise;
  saving: Saving;
  /** What the button that saves says. */
  label: string;
  onSaved: (saved: ProgramFactsFragment) => void;
  /** Above the form. */
  children?: ReactNode;
}

/** All that a program promises, to be read as sentences and changed. */
export function Editor({ start, saving, label, onSaved, children }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const { channels, timeZone } = useChannels();
  const [draft, change] = useReducer(changed, start, opened);
  const guard = useLeaveGuard(isChanged(draft) && !saving.isPending);

  const save = () =>
    saving.save(draft.promise, {
      done: (saved) => {
        change({ to: "saved" });
        guard.pass();
        onSaved(saved);
      },
      refused: (error) =>
        change({
          to: "refused",
          problems: error instanceof Declined ? error.refusal.problems : [],
        }),
    });
  const set = (path: string, value: unknown) => change({ to: "set", path, value });
  const said = sayRefusal(saving.error, texts);

  return (
    <FormProvider
      value={{ promise: draft.promise, problems: draft.problems, channels, timeZone, set }}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {children}
        {said !== undefined && <WrongList said={said} />}
        {saving.error !== null && said === undefined && <Problem error={saving.error} />}
        <div className={styles.columns}>
          <div className={styles.parts}>
            <TextAt path="name" label={t("edit.name")} width="long" />
            <Offers />
            <Conditions />
            <WhoTakesPart />
            <Limits />
            <ScheduleFields />
            <Counting />
          </div>
          <Preview />
        </div>
        <div className={styles.bar}>
          <span className={styles.standing} role="status">
            {isChanged(draft) ? t("edit.unsaved") : ""}
          </span>
          <Button type="submit" weight="primary" disabled={saving.isPending}>
            {label}
          </Button>
        </div>
      </form>
      {guard.dialog}
    </FormProvider>
  );
}
