import { Sentence } from "../../../fields/Sentence";
import { useTexts } from "../../../texts/useTexts";
import type { Advocates, Who } from "../promise/promise";
import { ChooseAt, TextAt, TickAt, WholeAt } from "./bound";
import { useAt } from "./form";
import { ChannelsAt, CountriesAt } from "./lists";
import { DayAt } from "./moments";
import { SumsAt } from "./money";
import styles from "./rows.module.css";
import { Group, Section } from "./Section";

/** Who may be referred, and who may refer. */
export function WhoTakesPart() {
  const { t } = useTexts();
  const [who] = useAt<Who>("friends.who");
  const [advocates] = useAt<Advocates>("advocates");
  const isNarrow = Object.values(advocates).some((one) => (Array.isArray(one) ? one.length : one));
  const now = `${t(`programs.for.${who}`)} · ${t(isNarrow ? "edit.who.some" : "edit.who.all")}`;
  return (
    <Section title={t("edit.who")} now={now} paths={["friends", "advocates"]}>
      <Group title={t("edit.friends.who")}>
        <Sentence
          text="edit.friends.sentence"
          fields={{
            who: (
              <ChooseAt
                path="friends.who"
                label={t("edit.friends.who")}
                options={(["new", "lapsed", "anyone"] as const).map((one) => [
                  one,
                  t(`who.${one}`),
                ])}
              />
            ),
          }}
        />
        {who === "lapsed" && (
          <Sentence
            text="edit.lapsed"
            fields={{
              months: (
                <WholeAt
                  path="friends.lapsed_months"
                  label={t("edit.lapsed.label")}
                  least={1}
                  most={120}
                />
              ),
            }}
          />
        )}
        <TickAt path="friends.allowed_only" label={t("edit.friends.listed")} />
      </Group>
      <Referring />
    </Section>
  );
}

function Referring() {
  const { t } = useTexts();
  return (
    <Group title={t("edit.advocates.who")}>
      <p className={styles.hint}>{t("edit.advocates.means")}</p>
      <Sentence
        text="edit.advocates.orders"
        fields={{
          orders: (
            <WholeAt
              path="advocates.min_orders"
              label={t("edit.advocates.orders.label")}
              least={0}
              most={1000}
            />
          ),
          days: (
            <WholeAt
              path="advocates.last_order_days"
              label={t("edit.advocates.days")}
              least={1}
              most={3650}
            />
          ),
        }}
      />
      <SumsAt path="advocates.min_spent" label={t("edit.advocates.spent")} />
      <DayAt path="advocates.signed_up_before" label={t("edit.advocates.since")} />
      <TextAt isOptional path="advocates.flag" label={t("edit.advocates.flag")} />
      <CountriesAt path="advocates.countries" label={t("edit.advocates.countries")} />
      <ChannelsAt path="advocates.channels" label={t("edit.advocates.channels")} />
      <TickAt path="advocates.invited_only" label={t("edit.advocates.listed")} />
    </Group>
  );
}
