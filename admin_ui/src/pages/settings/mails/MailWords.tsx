import { useState } from "react";
import type { MailKind } from "../../../api/generated/schema";
import { SetMailTextDocument, type SettingsQuery } from "../../../api/generated/settings";
import { Choose } from "../../../fields/Choose";
import { Entry } from "../../../fields/Entry";
import { useTexts } from "../../../texts/useTexts";
import { orNull } from "../form/checks";
import { languages } from "../form/languages";
import { SettingForm } from "../form/SettingForm";
import form from "../form/SettingForm.module.css";
import { useDraft } from "../form/useDraft";
import { useSaving } from "../form/useSaving";
import { KINDS } from "./kinds";
import { MailSeen } from "./MailSeen";

type Shop = SettingsQuery["shop"];

/** What mails say in each language, and how one looks in these words. */
export function MailWords({ shop }: { shop: Shop }) {
  const { t, locale } = useTexts();
  const [kind, choose] = useState<MailKind>("REWARD_FOR_ADVOCATE");
  const [language, speak] = useState(locale);
  const choices = (
    <div className={form.row}>
      <Choose
        label={t("mail.kind")}
        value={kind}
        options={KINDS.map((one) => [one, t(`mail.${one}`)])}
        onPick={choose}
      />
      <Choose label={t("language")} value={language} options={languages(locale)} onPick={speak} />
    </div>
  );
  return (
    <Written key={`${kind} ${language}`} shop={shop} kind={kind} language={language}>
      {choices}
    </Written>
  );
}

interface Props {
  shop: Shop;
  kind: MailKind;
  language: string;
  children: React.ReactNode;
}

function Written({ shop, kind, language, children }: Props) {
  const { t } = useTexts();
  const saved = shop.mailTexts.find((one) => one.kind === kind && one.language === language);
  const { draft, isChanged, set, forget } = useDraft({
    subject: saved?.subject ?? "",
    opening: saved?.opening ?? "",
  });
  const saving = useSaving(SetMailTextDocument);
  const said = { subject: orNull(draft.subject), opening: orNull(draft.opening) };
  const before = { subject: saved?.subject ?? null, opening: saved?.opening ?? null };
  const wrong = {
    subject: draft.subject.length > 150 ? t("wrong.long", { most: 150 }) : undefined,
    opening: draft.opening.length > 1000 ? t("wrong.long", { most: 1000 }) : undefined,
  };
  return (
    <div className={form.beside}>
      <SettingForm
        title={t("mail.title")}
        words={t("mail.words", { gap: "{shop}" })}
        isChanged={isChanged}
        isWrong={Object.values(wrong).some(Boolean)}
        saving={saving}
        onSave={() =>
          saving.save({ kind, language, ...said }, { kind, language, ...before }, forget)
        }
        onForget={forget}
      >
        {/* Another text would take the place of what is not saved. */}
        <fieldset className={form.choices} disabled={isChanged}>
          {children}
        </fieldset>
        <Entry
          label={t("mail.subject")}
          width="long"
          value={draft.subject}
          error={wrong.subject}
          onChange={(text) => set({ subject: text })}
        />
        <Entry
          label={t("mail.opening")}
          width="long"
          rows={5}
          value={draft.opening}
          error={wrong.opening}
          onChange={(text) => set({ opening: text })}
        />
      </SettingForm>
      <MailSeen kind={kind} language={language} {...said} />
    </div>
  );
}
