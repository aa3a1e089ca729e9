import {
  EventDeliveriesDocument,
  type EventDeliveriesQuery,
  ReplayEventDocument,
} from "../../../api/generated/events";
import { useAct } from "../../../api/useAct";
import { useAnswer } from "../../../api/useAnswer";
import { ErrorText } from "../../../fields/ErrorText";
import { Badge, type Tone } from "../../../parts/Badge";
import { Button } from "../../../parts/Button";
import { Card } from "../../../parts/Card";
import { Moment } from "../../../parts/Moment";
import { PageLink } from "../../../parts/PageLink";
import { Problem } from "../../../parts/Problem";
import { Cell, Row, Table } from "../../../parts/Table";
import { useTexts } from "../../../texts/useTexts";
import { Known } from "../form/Known";
import { sayWrong } from "../form/sayWrong";

type Delivery = EventDeliveriesQuery["eventDeliveries"][number];

const TONES: Record<Delivery["state"], Tone> = {
  DUE: "waiting",
  SENT: "good",
  SKIPPED: "quiet",
  FAILED: "bad",
};

/** The last events, what the shop's server said to each, and the way to send one again. */
export function Deliveries() {
  const texts = useTexts();
  const { t } = texts;
  const answer = useAnswer(EventDeliveriesDocument, {});
  const replaying = useAct(ReplayEventDocument);
  const said = sayWrong(replaying.error, texts);
  return (
    <Card title={t("deliveries.title")}>
      <Known answer={answer}>
        {({ eventDeliveries: all }) =>
          all.length === 0 ? (
            <p>{t("deliveries.none")}</p>
          ) : (
            <Listed
              all={all}
              isBusy={replaying.isPending}
              onReplay={(id) => replaying.mutate({ id })}
            />
          )
        }
      </Known>
      {said !== undefined && <ErrorText id="replay-wrong">{said}</ErrorText>}
      {replaying.error && said === undefined && <Problem error={replaying.error} />}
    </Card>
  );
}

interface ListedProps {
  all: readonly Delivery[];
  isBusy: boolean;
  onReplay: (id: string) => void;
}

function Listed({ all, isBusy, onReplay }: ListedProps) {
  const { t } = useTexts();
  const heads = [
    t("deliveries.event"),
    t("deliveries.at"),
    t("deliveries.state"),
    t("deliveries.again"),
  ];
  const [event = "", at = "", state = "", again = ""] = heads;
  return (
    <Table label={t("deliveries.title")} heads={heads}>
      {all.map((one) => (
        <Row key={one.id}>
          <Cell head={event}>
            <code>{one.type}</code>{" "}
            <PageLink to={`/rewards/${one.rewardId}`}>
              {t("deliveries.reward", { id: one.rewardId })}
            </PageLink>
          </Cell>
          <Cell head={at}>
            <Moment at={one.createdAt} withTime />
          </Cell>
          <Cell head={state}>
            <Badge tone={TONES[one.state]}>{t(`deliveries.${one.state}`)}</Badge>{" "}
            {one.error && t("deliveries.error", { error: one.error, count: one.attempts })}
          </Cell>
          <Cell head={again}>
            <Button disabled={isBusy} onClick={() => onReplay(one.id)}>
              {t("deliveries.replay")}
              <span className="unseen"> {one.id}</span>
            </Button>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
