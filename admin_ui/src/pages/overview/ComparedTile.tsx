import type { FigureFactsFragment } from "../../api/generated/overview";
import { type FigureName, OfOrders, Tile } from "../../figures/Tile";
import { useTexts } from "../../texts/useTexts";

interface Props {
  name: FigureName;
  /** Null for those who may not see it. */
  figure: FigureFactsFragment | null | undefined;
  /** How its number is written. */
  say: (value: number) => string;
}

/** A figure, and below it what it was before. */
export function ComparedTile({ name, figure, say }: Props) {
  return (
    <Tile name={name} value={figure?.now ? say(Number(figure.now)) : null}>
      {figure ? <Change figure={figure} say={say} /> : <OfOrders />}
    </Tile>
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
