import { SetTimeZoneDocument } from "../../../api/generated/settings";
import { Choose } from "../../../fields/Choose";
import { useTexts } from "../../../texts/useTexts";
import { SettingForm } from "../form/SettingForm";
import { useDraft } from "../form/useDraft";
import { useSaving } from "../form/useSaving";

/** By which clock days, months and schedules are counted. */
export function Zone({ name }: { name: string }) {
  const { t } = useTexts();
  const { draft, isChanged, set, forget } = useDraft({ name });
  const saving = useSaving(SetTimeZoneDocument);
  const zones = [...new Set([name, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  return (
    <SettingForm
      title={t("zone.title")}
      words={t("zone.words")}
      isChanged={isChanged}
      saving={saving}
      onSave={() => saving.save(draft, { name }, forget)}
      onForget={forget}
    >
      <Choose
        label={t("zone.name")}
        value={draft.name}
        options={zones.map((one) => [one, one.replaceAll("_", " ")])}
        onPick={(one) => set({ name: one })}
      />
    </SettingForm>
  );
}
