import { SetSharingDocument, type SettingsQuery } from "../../../api/generated/settings";
import { ErrorText } from "../../../fields/ErrorText";
import { useTexts } from "../../../texts/useTexts";
import { SettingForm } from "../form/SettingForm";
import { useDraft } from "../form/useDraft";
import { useSaving } from "../form/useSaving";
import { Ways } from "./Ways";

/** Which buttons customers see beside their link, and in which order. */
export function WaysForm({ sharing }: { sharing: SettingsQuery["shop"]["sharing"] }) {
  const { t } = useTexts();
  const { channels } = sharing;
  const { draft, isChanged, set, forget } = useDraft({ channels });
  const saving = useSaving(SetSharingDocument);
  const isNone = draft.channels.length === 0;
  return (
    <SettingForm
      title={t("ways.title")}
      words={t("ways.words")}
      isChanged={isChanged}
      isWrong={isNone}
      saving={saving}
      onSave={() => saving.save({ ...sharing, ...draft }, sharing, forget)}
      onForget={forget}
    >
      <Ways shown={draft.channels} onChange={(next) => set({ channels: next })} />
      {isNone && <ErrorText id="ways wrong">{t("wrong.SHARING_INVALID")}</ErrorText>}
    </SettingForm>
  );
}
