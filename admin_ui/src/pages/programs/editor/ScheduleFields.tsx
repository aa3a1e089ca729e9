import { X } from "lucide-react";
import { ErrorText } from "../../../fields/ErrorText";
import { Button } from "../../../parts/Button";
import { useTexts } from "../../../texts/useTexts";
import type { Window } from "../promise/promise";
import { scheduleWords } from "../promise/words";
import { useAt, useForm, useProblem } from "./form";
import { DaysAt, MonthsAt, WeekdaysAt } from "./lists";
import { MomentAt } from "./moments";
import styles from "./rows.module.css";
import { Section } from "./Section";

/** When the program takes friends: from, until, and the days that come again. */
export function ScheduleFields() {
  const say = useTexts();
  const { t } = say;
  const { promise, timeZone } = useForm();
  const [windows, sayWindows] = useAt<readonly Window[]>("schedule.windows");
  return (
    <Section
      title={t("edit.schedule")}
      now={scheduleWords(promise, timeZone, say)}
      paths={["schedule"]}
    >
      <p className={styles.hint}>{t("edit.schedule.means", { zone: timeZone })}</p>
      <div className={styles.pair}>
        <MomentAt path="schedule.starts_at" label={t("edit.starts")} />
        <MomentAt path="schedule.ends_at" label={t("edit.ends")} />
      </div>
      {windows.map((_, at) => (
        <WindowFields
          // biome-ignore lint/suspicious/noArrayIndexKey: their place is what tells them apart
          key={at}
          path={`schedule.windows.${at}`}
          onRemove={() => sayWindows(windows.filter((_, other) => other !== at))}
        />
      ))}
      <div>
        <Button onClick={() => sayWindows([...windows, { months: [12], days: [], weekdays: [] }])}>
          {t("edit.window.add")}
        </Button>
      </div>
    </Section>
  );
}

function WindowFields({ path, onRemove }: { path: string; onRemove: () => void }) {
  const { t } = useTexts();
  const wrong = useProblem(path);
  return (
    <div className={styles.row}>
      <div className={styles.fields}>
        <MonthsAt path={`${path}.months`} label={t("edit.months")} />
        <DaysAt path={`${path}.days`} label={t("edit.days")} />
        <WeekdaysAt path={`${path}.weekdays`} label={t("edit.weekdays")} />
        {wrong && <ErrorText id={`wrong-${path}`}>{wrong}</ErrorText>}
      </div>
      <Button weight="tertiary" aria-label={t("edit.remove")} onClick={onRemove}>
        <X size={16} aria-hidden="true" />
      </Button>
    </div>
  );
}
