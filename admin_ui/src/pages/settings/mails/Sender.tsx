import { SetSenderDocument, type SettingsQuery } from "../../../api/generated/settings";
import { Entry } from "../../../fields/Entry";
import { Notice } from "../../../parts/Notice";
import { useTexts } from "../../../texts/useTexts";
import { isMailbox, isName, orNull } from "../form/checks";
import { SettingForm } from "../form/SettingForm";
import { useDraft } from "../form/useDraft";
import { useSaving } from "../form/useSaving";

interface Props {
  shop: SettingsQuery["shop"];
  mailFrom: string | null;
}

/** Whose name mails carry, and where answers go; the address itself is the operator's. */
export function Sender({ shop, mailFrom }: Props) {
  const { t } = useTexts();
  const { draft, isChanged, set, forget } = useDraft({
    name: shop.sender.name ?? "",
    replyTo: shop.sender.replyTo ?? "",
  });
  const saving = useSaving(SetSenderDocument);
  const wrong = {
    name: isName(draft.name) ? undefined : t("wrong.name"),
    replyTo: isMailbox(draft.replyTo.trim()) ? undefined : t("wrong.EMAIL_INVALID"),
  };
  const said = { name: orNull(draft.name), replyTo: orNull(draft.replyTo) };
  return (
    <SettingForm
      title={t("sender.title")}
      isChanged={isChanged}
      isWrong={Object.values(wrong).some(Boolean)}
      saving={saving}
      onSave={() => saving.save(said, shop.sender, forget)}
      onForget={forget}
    >
      {mailFrom ? (
        <p>{t("sender.from", { address: mailFrom })}</p>
      ) : (
        <Notice title={t("sender.none")}>{t("sender.none.words")}</Notice>
      )}
      <Entry
        label={t("sender.name")}
        placeholder={shop.brand.name ?? shop.name}
        width="long"
        value={draft.name}
        error={wrong.name}
        onChange={(text) => set({ name: text })}
      />
      <Entry
        label={t("sender.reply")}
        type="email"
        width="long"
        value={draft.replyTo}
        error={wrong.replyTo}
        onChange={(text) => set({ replyTo: text })}
      />
    </SettingForm>
  );
}
