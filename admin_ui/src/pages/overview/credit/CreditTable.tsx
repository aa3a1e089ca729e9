import { useNumbers } from "../../../figures/numbers";
import { Card } from "../../../parts/Card";
import { Money } from "../../../parts/Money";
import { Cell, Row, Table } from "../../../parts/Table";
import { useTexts } from "../../../texts/useTexts";
import type { InCurrency } from "./rule";

/** What each channel has of the revenue in one currency. */
export function CreditTable({ currency, total, channels }: InCurrency) {
  const { t } = useTexts();
  const { percent } = useNumbers();
  const heads = [t("credit.channel"), t("credit.orders"), t("credit.revenue"), t("credit.part")];
  const [channel = "", orders = "", revenue = "", part = ""] = heads;
  const title = t("credit.in", { currency });
  return (
    <Card title={title}>
      <Table label={title} heads={heads}>
        {channels.map((one) => (
          <Row key={one.channel}>
            <Cell head={channel}>
              <Name channel={one.channel} />
            </Cell>
            <Cell head={orders}>{one.orders}</Cell>
            <Cell head={revenue}>
              <Money amount={one.revenue} currency={currency} />
            </Cell>
            <Cell head={part}>{total > 0 ? percent(Number(one.revenue) / total) : "–"}</Cell>
          </Row>
        ))}
      </Table>
    </Card>
  );
}

/** Ours by a name; others as the shop tags its campaigns. */
function Name({ channel }: { channel: string }) {
  const { t } = useTexts();
  if (channel === "referral") return <>{t("credit.referral")}</>;
  return <>{channel === "direct" ? t("credit.direct") : channel}</>;
}
