import { useTexts } from "../../../texts/useTexts";
import { GoodsAt } from "../goods/GoodsAt";
import { PARTS } from "../goods/ids";
import type { OrderConditions } from "../promise/promise";
import { amountsWords } from "../promise/words";
import { TickAt } from "./bound";
import { useAt } from "./form";
import { ChannelsAt, CountriesAt } from "./lists";
import { AmountsAt } from "./money";
import styles from "./rows.module.css";
import { Group, Section } from "./Section";

/** Which orders of friends count, and which of their goods. */
export function Conditions() {
  const say = useTexts();
  const { t } = say;
  const [order] = useAt<OrderConditions>("order");
  const parts = [
    order.minimum ? t("edit.order.from", { amount: amountsWords(order.minimum, say) }) : "",
    isNarrow(order) ? t("edit.order.some") : "",
  ];
  const now = parts.filter(Boolean).join(", ") || t("edit.order.all");
  return (
    <Section title={t("edit.order")} now={now} paths={["order"]}>
      <AmountsAt isOptional path="order.minimum" label={t("edit.minimum")} />
      <TickAt path="order.sale_items" label={t("edit.sale")} />
      <ChannelsAt path="order.channels" label={t("edit.channels")} />
      <CountriesAt path="order.countries" label={t("edit.countries")} />
      <Goods path="order.goods" title={t("edit.goods")} />
      <Goods path="order.but_not" title={t("edit.butnot")} />
    </Section>
  );
}

function isNarrow({
  goods = {},
  but_not = {},
  countries = [],
  channels = [],
  sale_items,
}: OrderConditions) {
  const named = [...Object.values(goods), ...Object.values(but_not), countries, channels];
  return sale_items === false || named.some((one) => one.length > 0);
}

function Goods({ path, title }: { path: string; title: string }) {
  const { t } = useTexts();
  return (
    <Group title={title}>
      <p className={styles.hint}>{t("goods.means")}</p>
      {PARTS.map((part) => (
        <GoodsAt key={part} within={path} part={part} />
      ))}
    </Group>
  );
}
