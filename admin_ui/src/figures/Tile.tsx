import type { ReactNode } from "react";
import { Term } from "../parts/Term";
import type { TextKey } from "../texts/rooms";
import { useTexts } from "../texts/useTexts";
import styles from "./Tile.module.css";

export type FigureName = TextKey extends infer Key
  ? Key extends `figure.${infer Name}`
    ? Name
    : never
  : never;

interface Props {
  name: FigureName;
  /** As it is written, where there is one. */
  value: string | null | undefined;
  /** What stands below it. */
  children?: ReactNode;
}

/** The figures of one part of a page. */
export function Tiles({ children }: { children: ReactNode }) {
  return <dl className={styles.tiles}>{children}</dl>;
}

/** A figure with what it counts. */
export function Tile({ name, value, children }: Props) {
  const { t } = useTexts();
  return (
    <div className={styles.tile}>
      <dt>
        <Term name={t(`figure.${name}`)}>{t(`means.${name}`)}</Term>
      </dt>
      <dd>
        <span className={styles.value}>{value ?? "–"}</span>
        {children && <span className={styles.below}>{children}</span>}
      </dd>
    </div>
  );
}

/** Of which right a figure is, for those who have it not. */
export function OfOrders() {
  const { t } = useTexts();
  return t("figures.right", { right: t("right.MANAGE_ORDERS") });
}
