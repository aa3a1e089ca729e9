import type { MailKind } from "../../../api/generated/schema";
import { MailPreviewDocument } from "../../../api/generated/settings";
import { useAnswer } from "../../../api/useAnswer";
import { Card } from "../../../parts/Card";
import { Problem } from "../../../parts/Problem";
import { Skeleton } from "../../../parts/Skeleton";
import { useTexts } from "../../../texts/useTexts";
import form from "../form/SettingForm.module.css";
import { useSettled } from "../form/useSettled";

interface Props {
  kind: MailKind;
  language: string;
  subject: string | null;
  opening: string | null;
}

/** The mail as a customer would read it, with an example of what it tells. */
export function MailSeen({ kind, language, subject, opening }: Props) {
  const { t } = useTexts();
  // Words of nothing are asked for as such: else the app would show those that are saved.
  const said = useSettled({ subject: subject ?? "", opening: opening ?? "" });
  const words = said.subject || said.opening ? filled(said) : {};
  const { data, error, refetch } = useAnswer(
    MailPreviewDocument,
    { kind, language, ...words },
    { keep: true },
  );
  const mail = data?.mailPreview;
  return (
    <Card title={t("seen.title")}>
      {error ? (
        <Problem error={error} retry={refetch} />
      ) : mail?.__typename === "MailPreview" ? (
        <div className={form.seen} lang={language}>
          <p className={form.strong}>{mail.subject}</p>
          <pre className={form.letter}>{mail.text}</pre>
        </div>
      ) : mail ? (
        <p>{t("wrong.MAIL_TEXT_INVALID")}</p>
      ) : (
        <Skeleton lines={6} label={t("waiting")} />
      )}
    </Card>
  );
}

function filled(said: { subject: string; opening: string }) {
  return { subject: said.subject || null, opening: said.opening || null };
}
