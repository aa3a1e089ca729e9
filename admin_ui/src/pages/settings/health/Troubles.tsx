import type { HealthQuery } from "../../../api/generated/health";
import { Card } from "../../../parts/Card";
import { Moment } from "../../../parts/Moment";
import { Cell, Row, Table } from "../../../parts/Table";
import { useTexts } from "../../../texts/useTexts";

type Trouble = HealthQuery["troubles"][number];

const WHAT = [
  "order",
  "voucher",
  "code",
  "gift_card",
  "flag",
  "message",
  "import",
  "leak",
  "case",
] as const;

/** What failed and is tried again by itself. */
export function Troubles({ troubles }: { troubles: readonly Trouble[] }) {
  const { t } = useTexts();
  const heads = [t("trouble.what"), t("trouble.error"), t("trouble.tried"), t("trouble.again")];
  const [what = "", error = "", tried = "", again = ""] = heads;
  const named = (name: string) => {
    const known = WHAT.find((one) => one === name);
    return known ? t(`trouble.${known}`) : name;
  };
  return (
    <Card title={t("trouble.title")}>
      {troubles.length === 0 ? (
        <p>{t("trouble.none")}</p>
      ) : (
        <Table label={t("trouble.title")} heads={heads}>
          {troubles.map((one) => (
            <Row key={`${one.what} ${one.id}`}>
              <Cell head={what}>{named(one.what)}</Cell>
              <Cell head={error}>{one.error}</Cell>
              <Cell head={tried}>{one.attempts}</Cell>
              <Cell head={again}>{one.retryAt ? <Moment at={one.retryAt} withTime /> : "–"}</Cell>
            </Row>
          ))}
        </Table>
      )}
    </Card>
  );
}
