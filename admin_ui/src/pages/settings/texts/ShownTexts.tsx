import {
  SetConsentNeededDocument,
  SettingsDocument,
  ShownTextsDocument,
} from "../../../api/generated/settings";
import { useAnswer } from "../../../api/useAnswer";
import { Tick } from "../../../fields/Tick";
import { useTexts } from "../../../texts/useTexts";
import { Known } from "../form/Known";
import { SettingForm } from "../form/SettingForm";
import { useDraft } from "../form/useDraft";
import { useSaving } from "../form/useSaving";
import { TextForm } from "./TextForm";

/** What people are asked and told before they take part. */
export default function ShownTexts() {
  const settings = useAnswer(SettingsDocument, {});
  const texts = useAnswer(ShownTextsDocument, {});
  return (
    <Known answer={settings}>
      {({ shop }) => (
        <Known answer={texts}>
          {({ shownTexts }) => (
            <>
              <TextForm texts={shownTexts} shop={shop.brand.name ?? shop.name} />
              <Needed isNeeded={shop.consentNeeded} />
            </>
          )}
        </Known>
      )}
    </Known>
  );
}

function Needed({ isNeeded }: { isNeeded: boolean }) {
  const { t } = useTexts();
  const { draft, isChanged, set, forget } = useDraft({ needed: isNeeded });
  const saving = useSaving(SetConsentNeededDocument);
  return (
    <SettingForm
      title={t("needed.title")}
      words={t("needed.words")}
      isChanged={isChanged}
      saving={saving}
      onSave={() => saving.save(draft, { needed: isNeeded }, forget)}
      onForget={forget}
    >
      <Tick isOn={draft.needed} onTurn={(needed) => set({ needed })}>
        {t("needed.tick")}
      </Tick>
    </SettingForm>
  );
}
