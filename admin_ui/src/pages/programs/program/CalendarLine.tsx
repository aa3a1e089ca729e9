import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import { Card } from "../../../parts/Card";
import { useTexts } from "../../../texts/useTexts";
import { openSpans } from "../promise/calendar";
import { onClock } from "../promise/clock";
import { promiseOf } from "../promise/promiseOf";
import { scheduleWords } from "../promise/words";
import { useChannels } from "../useChannels";
import styles from "./CalendarLine.module.css";

const MONTHS = 12;
const DAYS = 365;

/** When the program takes friends: in words, and as a line over the next twelve months. */
export function CalendarLine({ program }: { program: ProgramFactsFragment }) {
  const say = useTexts();
  const { timeZone } = useChannels();
  const promise = promiseOf(program);
  const words = scheduleWords(promise, timeZone, say);
  const now = new Date().toISOString();
  const today = Number(onClock(now, timeZone).slice(8, 10)) - 1;
  const spans = openSpans(promise.schedule ?? {}, onClock(now, timeZone), DAYS, timeZone);
  return (
    <Card title={say.t("program.when")}>
      <p>{words}</p>
      <svg
        className={styles.line}
        viewBox={`0 0 ${DAYS} 10`}
        preserveAspectRatio="none"
        role="img"
        aria-label={words}
      >
        <rect className={styles.year} width={DAYS} height={10} />
        {spans.map(([from, to]) => (
          <rect key={from} className={styles.open} x={from} width={to - from} height={10} />
        ))}
        <rect className={styles.today} x={today} width={2} height={10} />
      </svg>
      <div className={styles.months} aria-hidden="true">
        {monthsFrom(now, say.locale).map(({ key, name }) => (
          <span key={key}>{name}</span>
        ))}
      </div>
    </Card>
  );
}

function monthsFrom(now: string, locale: string) {
  const name = new Intl.DateTimeFormat(locale, { month: "narrow", timeZone: "UTC" });
  const [year = 0, month = 1] = now.split("-").map(Number);
  return Array.from({ length: MONTHS }, (_, at) => {
    const first = new Date(Date.UTC(year, month - 1 + at, 1));
    return { key: at, name: name.format(first) };
  });
}
