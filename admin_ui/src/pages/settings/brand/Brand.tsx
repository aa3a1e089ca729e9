import {
  SetBrandDocument,
  SettingsDocument,
  type SettingsQuery,
} from "../../../api/generated/settings";
import { useAnswer } from "../../../api/useAnswer";
import { Entry } from "../../../fields/Entry";
import { useTexts } from "../../../texts/useTexts";
import { isColour, isName, isPicture, orNull } from "../form/checks";
import { Known } from "../form/Known";
import { SettingForm } from "../form/SettingForm";
import form from "../form/SettingForm.module.css";
import { useDraft } from "../form/useDraft";
import { useSaving } from "../form/useSaving";
import { BrandSeen } from "./BrandSeen";

type Shop = SettingsQuery["shop"];

/** How the shop presents itself; beside it, what a customer sees. */
export default function Brand() {
  const answer = useAnswer(SettingsDocument, {});
  return <Known answer={answer}>{({ shop }) => <Written shop={shop} />}</Known>;
}

function Written({ shop }: { shop: Shop }) {
  const { t } = useTexts();
  const { name, logoUrl, accent } = shop.brand;
  const { draft, isChanged, set, forget } = useDraft({
    name: name ?? "",
    logoUrl: logoUrl ?? "",
    accent: accent ?? "",
  });
  const saving = useSaving(SetBrandDocument);
  const wrong = {
    name: isName(draft.name) ? undefined : t("wrong.name"),
    logoUrl: isPicture(draft.logoUrl) ? undefined : t("wrong.logo"),
    accent: isColour(draft.accent) ? undefined : t("wrong.colour"),
  };
  const said = {
    name: orNull(draft.name),
    logoUrl: orNull(draft.logoUrl),
    accent: orNull(draft.accent),
  };
  return (
    <div className={form.beside}>
      <SettingForm
        title={t("brand.title")}
        words={t("brand.words")}
        isChanged={isChanged}
        isWrong={Object.values(wrong).some(Boolean)}
        saving={saving}
        onSave={() => saving.save(said, shop.brand, forget)}
        onForget={forget}
      >
        <Entry
          label={t("brand.name")}
          placeholder={shop.name}
          width="long"
          value={draft.name}
          error={wrong.name}
          onChange={(text) => set({ name: text })}
        />
        <Entry
          label={t("brand.logo")}
          placeholder="https://"
          width="long"
          value={draft.logoUrl}
          error={wrong.logoUrl}
          onChange={(text) => set({ logoUrl: text })}
        />
        <Entry
          label={t("brand.accent")}
          placeholder="#1a2b3c"
          value={draft.accent}
          error={wrong.accent}
          onChange={(text) => set({ accent: text })}
        />
      </SettingForm>
      <BrandSeen
        name={draft.name.trim() || shop.name}
        logo={wrong.logoUrl ? "" : draft.logoUrl}
        accent={wrong.accent ? "" : draft.accent}
      />
    </div>
  );
}
