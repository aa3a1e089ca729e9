import { Moment } from "../../parts/Moment";
import { useTexts } from "../../texts/useTexts";
import { Worth } from "../../why/Worth";
import styles from "./Timeline.module.css";
import type { Event } from "./timeline";

/** What happened, and what is to come. */
export function Timeline({ events }: { events: readonly Event[] }) {
  return (
    <ol className={styles.timeline}>
      {events.map((event) => (
        <li
          key={event.id}
          className={`${styles.event} ${event.what === "due" ? styles.ahead : ""}`}
        >
          <div>
            <p>
              <Words event={event} />
            </p>
            <p className={styles.when}>
              <Moment at={event.at} withTime />
            </p>
            {event.what === "moved" && event.note && <p className={styles.note}>“{event.note}”</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function Words({ event }: { event: Event }) {
  const { t } = useTexts();
  switch (event.what) {
    case "came":
      return t(`via.${event.via}`);
    case "decided":
      return t("event.decided", { outcome: t(`outcome.${event.outcome}`) });
    case "moved":
      return (
        <>
          {t(`event.${event.to}.${event.reward.side}`)}:{" "}
          <Worth {...event.reward} amount={event.amount} />
        </>
      );
    case "due":
      return (
        <>
          {t(`event.due.${event.reward.side}`)}: <Worth {...event.reward} />
        </>
      );
    default:
      return t(`event.${event.what}`);
  }
}
