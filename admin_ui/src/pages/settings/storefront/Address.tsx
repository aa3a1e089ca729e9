import { SetStorefrontDocument } from "../../../api/generated/settings";
import { Entry } from "../../../fields/Entry";
import { useTexts } from "../../../texts/useTexts";
import { isOrigin } from "../form/checks";
import { SettingForm } from "../form/SettingForm";
import { useDraft } from "../form/useDraft";
import { useSaving } from "../form/useSaving";

/** Where customers shop: share links lead there. */
export function Address({ url }: { url: string }) {
  const { t } = useTexts();
  const { draft, isChanged, set, forget } = useDraft({ url });
  const saving = useSaving(SetStorefrontDocument);
  const isRight = isOrigin(draft.url.trim());
  return (
    <SettingForm
      title={t("address.title")}
      words={t("address.words")}
      isChanged={isChanged}
      isWrong={!isRight}
      saving={saving}
      onSave={() => saving.save({ url: draft.url.trim() }, { url }, forget)}
      onForget={forget}
    >
      <Entry
        label={t("address.url")}
        placeholder="https://shop.example"
        width="long"
        value={draft.url}
        error={isRight || !isChanged ? undefined : t("wrong.STOREFRONT_INVALID")}
        onChange={(text) => set({ url: text })}
      />
    </SettingForm>
  );
}
