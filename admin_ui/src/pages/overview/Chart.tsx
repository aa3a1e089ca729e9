import { scaleBand, scaleLinear } from "@visx/scale";
import { Bar } from "@visx/shape";
import { type PointerEvent, useState } from "react";
import { useDay } from "../../figures/numbers";
import { useTexts } from "../../texts/useTexts";
import styles from "./Chart.module.css";
import type { Point } from "./Trend";
import { useWidth } from "./useWidth";

const HEIGHT = 160;
const TICKS = 3;

interface Props {
  name: string;
  words: string;
  points: readonly Point[];
  say: (value: number) => string;
}

/** A column for each step. Colours are the stylesheet's: so both themes have theirs. */
export default function Chart({ name, words, points, say }: Props) {
  const { t } = useTexts();
  const { day } = useDay();
  const [box, width] = useWidth();
  const [at, look] = useState<number | null>(null);
  const highest = Math.max(...points.map(({ value }) => value));
  const y = scaleLinear<number>({ domain: [0, highest], range: [HEIGHT, 0], nice: TICKS });
  const x = scaleBand<string>({
    domain: points.map(({ since }) => since),
    range: [0, width],
    paddingInner: points.length < width / 4 ? 0.25 : 0,
  });
  const onMove = (event: PointerEvent<SVGSVGElement>) => {
    const inside = event.clientX - event.currentTarget.getBoundingClientRect().left;
    look(Math.min(points.length - 1, Math.max(0, Math.floor((inside / width) * points.length))));
  };
  const seen = at === null ? undefined : points[at];
  const ticks = y
    .ticks(TICKS)
    .filter(Number.isInteger)
    .filter((tick) => tick > 0);
  return (
    <div ref={box} className={styles.chart}>
      <p className={styles.seen} aria-hidden="true">
        {seen && t("overview.trend.point", { day: day(seen.since), value: say(seen.value) })}
      </p>
      <svg
        role="img"
        aria-label={`${name}. ${words}`}
        width={width}
        height={HEIGHT}
        onPointerMove={onMove}
        onPointerLeave={() => look(null)}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={styles.line} x1={0} x2={width} y1={y(tick)} y2={y(tick)} />
            <text className={styles.tick} x={0} y={y(tick) + 14}>
              {say(tick)}
            </text>
          </g>
        ))}
        {points.map(({ since, value }, index) => (
          <Bar
            key={since}
            className={(index === at ? styles.chosen : styles.column) ?? ""}
            x={x(since) ?? 0}
            y={y(value)}
            width={x.bandwidth()}
            height={HEIGHT - y(value)}
          />
        ))}
        <line className={styles.base} x1={0} x2={width} y1={HEIGHT} y2={HEIGHT} />
      </svg>
      <div className={styles.ends} aria-hidden="true">
        <span>{day(points[0]?.since ?? "")}</span>
        <span>{day(points.at(-1)?.since ?? "")}</span>
      </div>
    </div>
  );
}
