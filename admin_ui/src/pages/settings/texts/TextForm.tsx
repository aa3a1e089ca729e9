import { type ReactNode, useState } from "react";
import type { TextPurpose } from "../../../api/generated/schema";
import { SetShownTextDocument, type ShownTextsQuery } from "../../../api/generated/settings";
import { useAct } from "../../../api/useAct";
import { notify } from "../../../bridge/notify";
import { useDashboard } from "../../../bridge/useDashboard";
import { Choose } from "../../../fields/Choose";
import { Entry } from "../../../fields/Entry";
import { Card } from "../../../parts/Card";
import { Moment } from "../../../parts/Moment";
import { useTexts } from "../../../texts/useTexts";
import { languages } from "../form/languages";
import { SettingForm } from "../form/SettingForm";
import form from "../form/SettingForm.module.css";
import { useDraft } from "../form/useDraft";

type Text = ShownTextsQuery["shownTexts"][number];

const PURPOSES = [
  "CLAIM",
  "JOIN",
  "BE_FOUND",
  "DISCLOSURE",
] as const satisfies readonly TextPurpose[];
const MOST = 1000;

interface Props {
  texts: readonly Text[];
  shop: string;
}

/** One text in one language; beside it, what people read, and what they read before. */
export function TextForm({ texts, shop }: Props) {
  const { t, locale } = useTexts();
  const [purpose, choose] = useState<TextPurpose>("CLAIM");
  const [language, speak] = useState(locale);
  const versions = texts.filter((one) => one.purpose === purpose && one.language === language);
  return (
    <Written
      key={`${purpose} ${language}`}
      purpose={purpose}
      language={language}
      versions={versions}
      shop={shop}
    >
      <div className={form.row}>
        <Choose
          label={t("text.purpose")}
          value={purpose}
          options={PURPOSES.map((one) => [one, t(`text.${one}`)])}
          onPick={choose}
        />
        <Choose label={t("language")} value={language} options={languages(locale)} onPick={speak} />
      </div>
    </Written>
  );
}

interface WrittenProps {
  purpose: TextPurpose;
  language: string;
  /** The newest first. */
  versions: readonly Text[];
  shop: string;
  children: ReactNode;
}

function Written({ purpose, language, versions, shop, children }: WrittenProps) {
  const { t } = useTexts();
  const dashboard = useDashboard();
  const { draft, isChanged, set, forget } = useDraft({ text: versions[0]?.text ?? "" });
  const saving = useAct(SetShownTextDocument);
  const isDisclosure = purpose === "DISCLOSURE";
  const wrong = wrongIn(draft.text, isDisclosure);
  const seen = draft.text
    .replaceAll("{advocate}", t("text.example.advocate"))
    .replaceAll("{reward}", t("text.example.reward"));
  // Who agreed, agreed to a version: it can be followed by another, and is never taken back.
  const onDone = () => {
    forget();
    notify(dashboard, "success", t("text.saved"));
  };
  return (
    <div className={form.beside}>
      <SettingForm
        title={t("text.title")}
        words={
          isDisclosure
            ? t("text.disclosure.words", { advocate: "{advocate}", reward: "{reward}" })
            : t("text.words", { shop })
        }
        isChanged={isChanged}
        isWrong={wrong !== undefined}
        saving={saving}
        onSave={() =>
          saving.mutate({ purpose, language, text: draft.text.trim() }, { onSuccess: onDone })
        }
        onForget={forget}
      >
        {/* Another text would take the place of what is not saved. */}
        <fieldset className={form.choices} disabled={isChanged}>
          {children}
        </fieldset>
        <Entry
          label={t("text.text")}
          width="long"
          rows={5}
          value={draft.text}
          error={isChanged && wrong ? t(wrong) : undefined}
          onChange={(text) => set({ text })}
        />
      </SettingForm>
      <Card title={t("seen.title")}>
        <div className={form.form}>
          <div className={form.seen} lang={language}>
            {seen ? <p>{seen}</p> : <p className={form.quiet}>{t("text.ours")}</p>}
          </div>
          {versions.length > 0 && (
            <details>
              <summary>{t("text.versions", { count: versions.length })}</summary>
              <ol className={form.form}>
                {versions.map(({ id, number, text, createdAt }) => (
                  <li key={id}>
                    {t("text.version", { number })} · <Moment at={createdAt} />
                    <p className={form.quiet}>{text}</p>
                  </li>
                ))}
              </ol>
            </details>
          )}
        </div>
      </Card>
    </div>
  );
}

function wrongIn(text: string, isDisclosure: boolean) {
  if (!text.trim() || text.length > MOST) return "wrong.text" as const;
  return isDisclosure && !text.includes("{reward}") ? ("wrong.disclosure" as const) : undefined;
}
