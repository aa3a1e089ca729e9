import type { ReactNode } from "react";
import type { FigureFactsFragment } from "../../api/generated/overview";
import { Term } from "../../parts/Term";
import type { TextKey } from "../../texts/rooms";
import { useTexts } from "../../texts/useTexts";
import styles from "./Overview.module.css";

export type Figures = TextKey extends infer Key
  ? Key extends `overview.figure.${infer Name}`
    ? Name
    : never
  : never;

interface Props {
  name: Figures;
  /** Null for those who may not see it. */
  figure: FigureFactsFragment | null | undefined;
  /** How its number is written. */
  say: (value: number) => string;
}

/** The figures of one part of the page. */
export function Tiles({ children }: { children: ReactNode }) {
  return <dl className={styles.tiles}>{children}</dl>;
}

/** A figure with what it counts, and beside it what it was before. */
export function Tile({ name, figure, say }: Props) {
  const { t } = useTexts();
  return (
    <div className={styles.tile}>
      <dt>
        <Term name={t(`overview.figure.${name}`)}>{t(`overview.means.${name}`)}</Term>
      </dt>
      <dd>
        <span className={styles.value}>{figure?.now ? say(Number(figure.now)) : "–"}</span>
        <span className={styles.change}>
          {figure ? (
            <Change figure={figure} say={say} />
          ) : (
            t("overview.right", { right: t("right.MANAGE_ORDERS") })
          )}
        </span>
      </dd>
    </div>
  );
}

function Change({ figure, say }: Pick<Props, "say"> & { figure: FigureFactsFragment }) {
  const { t, locale } = useTexts();
  const { before, change } = figure;
  const was = !before ? "–" : say(Number(before));
  if (!change) return t("overview.before", { before: was });
  return t("overview.changed", { change: changeWords(Number(change), locale), before: was });
}

function changeWords(change: number, locale: string): string {
  const written = {
    style: "percent",
    signDisplay: "exceptZero",
    maximumFractionDigits: 0,
  } as const;
  return new Intl.NumberFormat(locale, written).format(change);
}
