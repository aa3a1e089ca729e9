import type { AtDeadline } from "../../../api/generated/schema";
import { SetReviewDocument, type SettingsQuery } from "../../../api/generated/settings";
import { Choose } from "../../../fields/Choose";
import { NumberEntry } from "../../../fields/NumberEntry";
import { useTexts } from "../../../texts/useTexts";
import { isWhole } from "../form/checks";
import { SettingForm } from "../form/SettingForm";
import form from "../form/SettingForm.module.css";
import { useDraft } from "../form/useDraft";
import { useSaving } from "../form/useSaving";

type Review = SettingsQuery["shop"]["review"];

const AT = ["HOLD", "APPROVE", "REFUSE"] as const satisfies readonly AtDeadline[];
const YEAR = 365;

/** How long a case waits for a person, and what happens then. */
export function Deadline({ review }: { review: Review }) {
  const { t } = useTexts();
  const { draft, isChanged, set, forget } = useDraft({
    days: String(review.days),
    atEnd: review.atEnd,
    remind: String(review.remindEveryDays),
  });
  const saving = useSaving(SetReviewDocument);
  const wrong = (text: string) =>
    isWhole(text, 1, YEAR) ? undefined : t("wrong.days", { least: 1, most: YEAR });
  const said = {
    days: Number(draft.days),
    atEnd: draft.atEnd,
    remindEveryDays: Number(draft.remind),
  };
  return (
    <SettingForm
      title={t("deadline.title")}
      words={t("deadline.words")}
      isChanged={isChanged}
      isWrong={[draft.days, draft.remind].some(wrong)}
      saving={saving}
      onSave={() => saving.save(said, review, forget)}
      onForget={forget}
    >
      <div className={form.row}>
        <NumberEntry
          label={t("deadline.days")}
          unit={t("days")}
          value={draft.days}
          error={wrong(draft.days)}
          onChange={(days) => set({ days })}
        />
        <Choose
          label={t("deadline.then")}
          value={draft.atEnd}
          options={AT.map((one) => [one, t(`deadline.${one}`)])}
          onPick={(atEnd) => set({ atEnd })}
        />
        <NumberEntry
          label={t("deadline.remind")}
          unit={t("days")}
          value={draft.remind}
          error={wrong(draft.remind)}
          onChange={(remind) => set({ remind })}
        />
      </div>
      {draft.atEnd === "REFUSE" && <p>{t("deadline.warning")}</p>}
    </SettingForm>
  );
}
