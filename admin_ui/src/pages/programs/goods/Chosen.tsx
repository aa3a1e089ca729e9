import type { RefObject } from "react";
import type { GoodsKind } from "../../../api/generated/schema";
import { Chips } from "../../../fields/Chips";
import { useTexts } from "../../../texts/useTexts";
import styles from "./GoodsAt.module.css";
import { useGoodsNames } from "./GoodsNames";
import { goodsWords } from "./goodsWords";

interface Props {
  kind: GoodsKind;
  label: string;
  ids: readonly string[];
  onRemove: (id: string) => void;
  /** Where the focus goes when the last one is removed. */
  box: RefObject<{ focus: () => void }>;
}

/** The goods that are chosen, by name; what is gone says so. */
export function Chosen({ kind, label, ids, onRemove, box }: Props) {
  const { t } = useTexts();
  const nameOf = useGoodsNames(kind, ids);
  const known = ids.map((id) => ({ id, is: nameOf(id) }));
  const chips = known.map(({ id, is }) => {
    const words = typeof is === "object" ? goodsWords(kind, is.goods) : id;
    return {
      id,
      name: is === "waiting" ? undefined : words,
      wrong: is === "gone" ? t("goods.gone") : undefined,
      removes: t("goods.remove", { name: words }),
    };
  });
  return (
    <>
      <Chips
        label={t("goods.chosen", { what: label })}
        chips={chips}
        onRemove={onRemove}
        onLast={() => box.current?.focus()}
      />
      {known.some(({ is }) => is === "unknown") && (
        <p className={styles.hint} role="status">
          {t("goods.unnamed")}
        </p>
      )}
    </>
  );
}
