import { useState } from "react";
import { Declined } from "../../../api/declined";
import type { MailKind } from "../../../api/generated/schema";
import { SendTestMailDocument } from "../../../api/generated/settings";
import { useAct } from "../../../api/useAct";
import { Choose } from "../../../fields/Choose";
import { ErrorText } from "../../../fields/ErrorText";
import { Button } from "../../../parts/Button";
import { Card } from "../../../parts/Card";
import { Problem } from "../../../parts/Problem";
import { useTexts } from "../../../texts/useTexts";
import { languages } from "../form/languages";
import form from "../form/SettingForm.module.css";
import { sayWrong } from "../form/sayWrong";
import { KINDS } from "./kinds";

/** Staff send themselves a mail, and read here what the mail server said. */
export function TestMail({ mailFrom }: { mailFrom: string | null }) {
  const texts = useTexts();
  const { t, locale } = texts;
  const [kind, choose] = useState<MailKind>("REWARD_FOR_ADVOCATE");
  const [language, speak] = useState(locale);
  const sending = useAct(SendTestMailDocument);
  const { data, error } = sending;
  // What the mail server said is in its own words.
  const isQuoted = error instanceof Declined && error.refusal.code === "MAIL_NOT_SENT";
  const said = isQuoted
    ? t("test.refused", { words: error.refusal.message })
    : sayWrong(error, texts);
  return (
    <Card title={t("test.title")}>
      <div className={form.form}>
        <p className={form.quiet}>{t("test.words")}</p>
        <div className={form.row}>
          <Choose
            label={t("mail.kind")}
            value={kind}
            options={KINDS.map((one) => [one, t(`mail.${one}`)])}
            onPick={choose}
          />
          <Choose
            label={t("language")}
            value={language}
            options={languages(locale)}
            onPick={speak}
          />
          <Button
            disabled={mailFrom === null || sending.isPending}
            onClick={() => sending.mutate({ kind, language })}
          >
            {t("test.send")}
          </Button>
        </div>
        <p role="status">
          {data?.__typename === "TestMail" ? t("test.sent", { address: data.to }) : ""}
        </p>
        {said !== undefined && <ErrorText id="test-wrong">{said}</ErrorText>}
        {error && said === undefined && <Problem error={error} />}
        <p className={form.quiet}>{t("test.spf")}</p>
      </div>
    </Card>
  );
}
