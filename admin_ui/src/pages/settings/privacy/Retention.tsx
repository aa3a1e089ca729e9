import { type RetentionQuery, SetRetentionDocument } from "../../../api/generated/privacy";
import { NumberEntry } from "../../../fields/NumberEntry";
import { useTexts } from "../../../texts/useTexts";
import { isWhole } from "../form/checks";
import { SettingForm } from "../form/SettingForm";
import { useDraft } from "../form/useDraft";
import { useSaving } from "../form/useSaving";

type Kept = RetentionQuery["retention"];

/** What may be said of each kind, as plugin/domain/retention.py has it. */
const SPANS = {
  visits: [1, 1095],
  marks: [1, 180],
  messages: [1, 365],
  claims: [400, 3650],
  orderMarks: [30, 3650],
} as const;
type Kind = keyof typeof SPANS;
const KINDS = Object.keys(SPANS) as Kind[];

/** For how many days each kind of what is known of people is kept. */
export function Retention({ kept }: { kept: Kept }) {
  const { t } = useTexts();
  const { draft, isChanged, set, forget } = useDraft(each((kind) => String(kept[kind])));
  const saving = useSaving(SetRetentionDocument);
  const wrong = (kind: Kind) => {
    const [least, most] = SPANS[kind];
    return isWhole(draft[kind], least, most) ? undefined : t("wrong.days", { least, most });
  };
  const said = { days: each((kind) => Number(draft[kind])) };
  const before = { days: each((kind) => kept[kind]) };
  return (
    <SettingForm
      title={t("kept.title")}
      words={t("kept.words")}
      isChanged={isChanged}
      isWrong={KINDS.some(wrong)}
      saving={saving}
      onSave={() => saving.save(said, before, forget)}
      onForget={forget}
    >
      {KINDS.map((kind) => (
        <NumberEntry
          key={kind}
          label={t(`kept.${kind}`)}
          unit={t("days")}
          value={draft[kind]}
          error={wrong(kind)}
          onChange={(text) => set({ [kind]: text })}
        />
      ))}
    </SettingForm>
  );
}

function each<Value>(of: (kind: Kind) => Value): Record<Kind, Value> {
  return Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])) as Record<Kind, Value>;
}
