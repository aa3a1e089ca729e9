import { type HonestyQuery, SetHonestyDocument } from "../../../api/generated/honesty";
import { NumberEntry } from "../../../fields/NumberEntry";
import { useTexts } from "../../../texts/useTexts";
import { isWhole } from "../form/checks";
import { SettingForm } from "../form/SettingForm";
import form from "../form/SettingForm.module.css";
import { useDraft } from "../form/useDraft";
import { useSaving } from "../form/useSaving";
import { RuleFields } from "./RuleFields";
import { draftOf, type RuleDraft, type Said, saidOf } from "./rules";

const MOST = 1000;
const MOST_NUMBER = 1_000_000;

/** From how many points on a person looks, or nobody is rewarded; and what each rule counts. */
export function Rules({ honesty }: { honesty: HonestyQuery["honesty"] }) {
  const { t } = useTexts();
  const saved = draftOf(honesty);
  const { draft, isChanged, set, forget } = useDraft(saved);
  const saving = useSaving(SetHonestyDocument);
  const before = honesty.said as Said;
  const least = isWhole(draft.hold, 1, MOST) ? Number(draft.hold) : 1;
  const wrong = {
    hold: isWhole(draft.hold, 1, MOST) ? undefined : t("wrong.number", { least: 1, most: MOST }),
    refuse: isWhole(draft.refuse, least, MOST)
      ? undefined
      : t("wrong.number", { least, most: MOST }),
  };
  const change = (at: number, rule: RuleDraft) =>
    set({ rules: draft.rules.map((one, place) => (place === at ? rule : one)) });
  return (
    <SettingForm
      title={t("rules.title")}
      words={t("rules.words")}
      isChanged={isChanged}
      isWrong={Object.values(wrong).some(Boolean) || draft.rules.some(isWrongRule)}
      saving={saving}
      onSave={() => saving.save({ said: saidOf(draft, saved, before) }, { said: before }, forget)}
      onForget={forget}
    >
      <div className={form.row}>
        <NumberEntry
          label={t("rules.hold")}
          unit={t("points")}
          value={draft.hold}
          error={wrong.hold}
          onChange={(hold) => set({ hold })}
        />
        <NumberEntry
          label={t("rules.refuse")}
          unit={t("points")}
          value={draft.refuse}
          error={wrong.refuse}
          onChange={(refuse) => set({ refuse })}
        />
      </div>
      {draft.rules.map((rule, at) => (
        <RuleFields key={rule.rule} rule={rule} onChange={(next) => change(at, next)} />
      ))}
    </SettingForm>
  );
}

function isWrongRule({ points, numbers }: RuleDraft): boolean {
  const isRight = isWhole(points, 0, MOST);
  return !isRight || Object.values(numbers).some((one) => !isWhole(one, 0, MOST_NUMBER));
}
