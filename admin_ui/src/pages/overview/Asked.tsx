import { OverviewChannelsDocument } from "../../api/generated/overview";
import { useAnswer } from "../../api/useAnswer";
import { useAsked } from "../../app/useAsked";
import { ChoiceField } from "../../fields/ChoiceField";
import { Entry } from "../../fields/Entry";
import { Filter, Filters } from "../../parts/Filters";
import { PERIODS } from "../../parts/period";
import { useTexts } from "../../texts/useTexts";
import { chosenPeriod, dayBefore, wrongIn } from "./period";

interface Days {
  since: string;
  until: string;
}

/** Of which days and of which channel the figures are. `shown`: those that are on the page. */
export function Asked({ shown }: { shown: Days | undefined }) {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  const chosen = chosenPeriod(asked);
  const today = new Date().toISOString().slice(0, 10);
  const own = () => ({
    days: "",
    since: shown?.since ?? today,
    until: shown ? dayBefore(shown.until) : today,
  });
  return (
    <Filters>
      <Filter>
        <ChoiceField
          label={t("figures.period")}
          value={chosen}
          options={[
            ...PERIODS.map((days) => [days, t("figures.days", { days: Number(days) })] as const),
            ["own", t("overview.own")],
          ]}
          onChoose={(days) => ask(days === "own" ? own() : { days, since: "", until: "" })}
        />
      </Filter>
      {chosen === "own" && <OwnDays />}
      <Channel />
    </Filters>
  );
}

function OwnDays() {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  const wrong = wrongIn(asked);
  const now = (name: string) => asked.get(name) ?? "";
  return (
    <>
      <Filter>
        <Entry
          type="date"
          label={t("overview.from")}
          value={now("since")}
          // An empty one stands for itself: without it the period would be another one.
          onChange={(since) => ask({ since: since || "-" })}
        />
      </Filter>
      <Filter>
        <Entry
          type="date"
          label={t("overview.until")}
          value={now("until")}
          error={wrong ? t(`overview.wrong.${wrong}`) : undefined}
          onChange={(until) => ask({ until: until || "-" })}
        />
      </Filter>
    </>
  );
}

function Channel() {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  const channels = useAnswer(OverviewChannelsDocument, {}).data?.shop.channels ?? [];
  if (channels.length < 2) return null;
  return (
    <Filter>
      <ChoiceField
        label={t("overview.channel")}
        value={asked.get("channel") ?? ""}
        options={[
          ["", t("overview.channel.all")],
          ...channels.map(({ slug, name }) => [slug, name] as const),
        ]}
        onChoose={(channel) => ask({ channel })}
      />
    </Filter>
  );
}
