import { HealthDocument, type HealthQuery } from "../../../api/generated/health";
import { useAnswer } from "../../../api/useAnswer";
import { Badge } from "../../../parts/Badge";
import { Card } from "../../../parts/Card";
import { Fact, Facts } from "../../../parts/Facts";
import { Moment } from "../../../parts/Moment";
import { useTexts } from "../../../texts/useTexts";
import { Known } from "../form/Known";
import form from "../form/SettingForm.module.css";
import { Hooks } from "./Hooks";
import { Permissions } from "./Permissions";
import { Troubles } from "./Troubles";

type Found = HealthQuery["health"];

/** Whether shop and app hear each other, whether work gets done, and what to do if not. */
export default function Health() {
  const answer = useAnswer(HealthDocument, {});
  return (
    <Known answer={answer}>
      {({ health, troubles }) => (
        <>
          <Permissions missing={health.missingPermissions} />
          <Work health={health} />
          <Hooks hooks={health.webhooks} />
          <Troubles troubles={troubles} />
        </>
      )}
    </Known>
  );
}

function Work({ health }: { health: Found }) {
  const { t } = useTexts();
  const { waitsSince, askedAt, askError, failedDeliveries } = health;
  return (
    <Card title={t("work.title")}>
      <Facts>
        <Fact name={t("work.queue")}>
          {waitsSince ? (
            <>
              <Badge tone="waiting">{t("work.waits")}</Badge> <Moment at={waitsSince} withTime />
              <p className={form.quiet}>{t("work.waits.words")}</p>
            </>
          ) : (
            <Badge tone="good">{t("work.done")}</Badge>
          )}
        </Fact>
        <Fact name={t("work.asked")}>
          {askedAt ? <Moment at={askedAt} withTime /> : t("never")}
          {askError && <p className={form.quiet}>{t("work.away", { error: askError })}</p>}
        </Fact>
        <Fact name={t("work.missed")}>{t("work.missed.count", { count: failedDeliveries })}</Fact>
        <Fact name={t("work.mail")}>{health.mailFrom ?? t("sender.none")}</Fact>
        <Fact name={t("work.versions")}>
          {t("work.version", { app: health.version, saleor: health.saleorVersion })}
        </Fact>
      </Facts>
    </Card>
  );
}
