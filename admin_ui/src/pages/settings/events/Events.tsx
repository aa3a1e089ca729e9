import { useState } from "react";
import { SetEventUrlDocument } from "../../../api/generated/events";
import { SettingsDocument } from "../../../api/generated/settings";
import { useAct } from "../../../api/useAct";
import { useAnswer } from "../../../api/useAnswer";
import { Entry } from "../../../fields/Entry";
import { Button } from "../../../parts/Button";
import { Card } from "../../../parts/Card";
import { CopyButton } from "../../../parts/CopyButton";
import { Dialog } from "../../../parts/Dialog";
import { useTexts } from "../../../texts/useTexts";
import { isOrigin } from "../form/checks";
import { Known } from "../form/Known";
import { SettingForm } from "../form/SettingForm";
import form from "../form/SettingForm.module.css";
import { useDraft } from "../form/useDraft";
import { Deliveries } from "./Deliveries";

/** Where the shop's own server hears of rewards that it hands out, and what was sent there. */
export default function Events() {
  const answer = useAnswer(SettingsDocument, {});
  return (
    <Known answer={answer}>
      {({ shop }) => (
        <>
          <Endpoint url={shop.eventUrl ?? ""} />
          <Deliveries />
        </>
      )}
    </Known>
  );
}

function Endpoint({ url }: { url: string }) {
  const { t } = useTexts();
  const { draft, isChanged, set, forget } = useDraft({ url });
  const [secret, show] = useState<string | null>(null);
  const [isAsked, raise] = useState(false);
  const saving = useAct(SetEventUrlDocument);
  const isRight = isOrigin(draft.url.trim());
  const save = (to: string) =>
    saving.mutate(
      { url: to },
      {
        onSuccess: (done) => {
          forget();
          raise(false);
          if (done.__typename === "EventEndpoint") show(done.secret);
        },
      },
    );
  return (
    <>
      <SettingForm
        title={t("events.title")}
        words={t("events.words")}
        isChanged={isChanged}
        isWrong={!isRight}
        saving={saving}
        onSave={() => save(draft.url.trim())}
        onForget={forget}
      >
        <Entry
          label={t("events.url")}
          placeholder="https://"
          width="long"
          value={draft.url}
          error={isRight || !isChanged ? undefined : t("wrong.EVENT_URL_INVALID")}
          onChange={(text) => set({ url: text })}
        />
        {url && (
          <div className={form.row}>
            <Button onClick={() => raise(true)}>{t("events.rotate")}</Button>
          </div>
        )}
      </SettingForm>
      {isAsked && (
        <Dialog
          title={t("events.rotate.title")}
          onClose={() => raise(false)}
          actions={
            <>
              <Button weight="tertiary" onClick={() => raise(false)}>
                {t("cancel")}
              </Button>
              <Button weight="primary" disabled={saving.isPending} onClick={() => save(url)}>
                {t("events.rotate")}
              </Button>
            </>
          }
        >
          <p>{t("events.rotate.words")}</p>
        </Dialog>
      )}
      {secret && <Secret secret={secret} onClose={() => show(null)} />}
    </>
  );
}

function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTexts();
  return (
    <Card title={t("events.secret")}>
      <div className={form.form} role="status">
        <p>{t("events.secret.words")}</p>
        <p className={form.letter}>
          <code>{secret}</code> <CopyButton text={secret} what={t("events.secret")} />
        </p>
        <div>
          <Button onClick={onClose}>{t("events.secret.kept")}</Button>
        </div>
      </div>
    </Card>
  );
}
