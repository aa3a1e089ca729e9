import type { HealthQuery } from "../../../api/generated/health";
import { Badge } from "../../../parts/Badge";
import { Card } from "../../../parts/Card";
import { Moment } from "../../../parts/Moment";
import { Cell, Row, Table } from "../../../parts/Table";
import { useTexts } from "../../../texts/useTexts";
import form from "../form/SettingForm.module.css";

type Hook = HealthQuery["health"]["webhooks"][number];
type Answer = Hook["rejected"][number];

const FAMILIES = ["orders", "customers", "deletions", "customer-deletions", "app"] as const;
const PASSING = ["KEYS_UNAVAILABLE", "NOT_STORED", "SHOP_REGISTERING", "INTERNAL"];
const STALE = ["UNKNOWN_EVENT", "UNKNOWN_WEBHOOK", "EVENT_MISMATCH", "FIELD_MISSING"];
const OWN = ["SIGNATURE_INVALID", "WRONG_RECIPIENT", "PAYLOAD_ERRORS"] as const;

/** Which events come and are taken, and what to do about those that are not. */
export function Hooks({ hooks }: { hooks: readonly Hook[] }) {
  const { t } = useTexts();
  const heads = [t("hooks.what"), t("hooks.taken"), t("hooks.last"), t("hooks.refused")];
  const [what = "", taken = "", last = "", refused = ""] = heads;
  return (
    <Card title={t("hooks.title")}>
      <div className={form.form}>
        <p className={form.quiet}>{t("hooks.words")}</p>
        <Table label={t("hooks.title")} heads={heads}>
          {hooks.map(({ family, accepted, lastAcceptedAt, rejected }) => (
            <Row key={family}>
              <Cell head={what}>
                <FamilyName family={family} />
              </Cell>
              <Cell head={taken}>{accepted}</Cell>
              <Cell head={last}>
                {lastAcceptedAt ? <Moment at={lastAcceptedAt} withTime /> : t("never")}
              </Cell>
              <Cell head={refused}>
                {rejected.length === 0 ? (
                  <Badge tone="quiet">{t("hooks.none")}</Badge>
                ) : (
                  rejected.map((one) => <Refused key={one.answer} answer={one} />)
                )}
              </Cell>
            </Row>
          ))}
        </Table>
      </div>
    </Card>
  );
}

function FamilyName({ family }: { family: string }) {
  const { t } = useTexts();
  const known = FAMILIES.find((one) => one === family);
  return <>{known ? t(`family.${known}`) : family}</>;
}

function Refused({ answer: { answer, count, lastAt } }: { answer: Answer }) {
  const { t } = useTexts();
  const own = OWN.find((one) => one === answer);
  const todo = own
    ? t(`answer.${own}`)
    : PASSING.includes(answer)
      ? t("answer.passing")
      : STALE.includes(answer)
        ? t("answer.stale")
        : t("answer.other");
  return (
    <div>
      <code>{answer}</code> × {count} · <Moment at={lastAt} withTime />
      <p className={form.quiet}>{todo}</p>
    </div>
  );
}
