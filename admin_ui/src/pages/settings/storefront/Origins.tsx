import { SetOriginsDocument } from "../../../api/generated/settings";
import { Entry } from "../../../fields/Entry";
import { entriesIn } from "../../../fields/entries";
import { useTexts } from "../../../texts/useTexts";
import { isOrigin } from "../form/checks";
import { SettingForm } from "../form/SettingForm";
import { useDraft } from "../form/useDraft";
import { useSaving } from "../form/useSaving";

/** From which pages a browser may ask for the shop; none listed, from any. */
export function Origins({ origins }: { origins: readonly string[] }) {
  const { t } = useTexts();
  const { draft, isChanged, set, forget } = useDraft({ text: origins.join("\n") });
  const saving = useSaving(SetOriginsDocument);
  const found = entriesIn(draft.text);
  const bad = found.find((one) => !isOrigin(one));
  return (
    <SettingForm
      title={t("origins.title")}
      words={t("origins.words")}
      isChanged={isChanged}
      isWrong={bad !== undefined}
      saving={saving}
      onSave={() => saving.save({ origins: found }, { origins: [...origins] }, forget)}
      onForget={forget}
    >
      <p>
        {origins.length === 0 ? t("origins.any") : t("origins.some", { count: origins.length })}
      </p>
      <Entry
        label={t("origins.list")}
        placeholder="https://shop.example"
        width="long"
        rows={4}
        value={draft.text}
        error={bad === undefined ? undefined : t("wrong.origin", { origin: bad })}
        onChange={(text) => set({ text })}
      />
    </SettingForm>
  );
}
