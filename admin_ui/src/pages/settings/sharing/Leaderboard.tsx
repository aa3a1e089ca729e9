import { SetSharingDocument, type SettingsQuery } from "../../../api/generated/settings";
import { Tick } from "../../../fields/Tick";
import { useTexts } from "../../../texts/useTexts";
import { SettingForm } from "../form/SettingForm";
import { useDraft } from "../form/useDraft";
import { useSaving } from "../form/useSaving";

/** Whether the storefront may show who brought the most friends. */
export function Leaderboard({ sharing }: { sharing: SettingsQuery["shop"]["sharing"] }) {
  const { t } = useTexts();
  const { leaderboard } = sharing;
  const { draft, isChanged, set, forget } = useDraft({ leaderboard });
  const saving = useSaving(SetSharingDocument);
  return (
    <SettingForm
      title={t("leaderboard.title")}
      words={t("leaderboard.words")}
      isChanged={isChanged}
      saving={saving}
      onSave={() => saving.save({ ...sharing, ...draft }, sharing, forget)}
      onForget={forget}
    >
      <Tick isOn={draft.leaderboard} onTurn={(isOn) => set({ leaderboard: isOn })}>
        {t("leaderboard.tick")}
      </Tick>
    </SettingForm>
  );
}
