import type { GoodsKind } from "../../../api/generated/schema";
import { SkeletonLine } from "../../../parts/Skeleton";
import { listed } from "../../../texts/listed";
import { useTexts } from "../../../texts/useTexts";
import type { Scope } from "../promise/promise";
import { useGoodsNames } from "./GoodsNames";
import { goodsWords } from "./goodsWords";
import { LABELS, PARTS, SCOPE } from "./ids";

/** What a part of a promise names, a line a kind, such as `Categories: Coffee`. */
export function ScopeSaid({ scope }: { scope: Scope }) {
  const { t } = useTexts();
  const parts = PARTS.filter((part) => scope[part]?.length);
  return (
    <ul>
      {parts.map((part) => (
        <li key={part}>
          {t(LABELS[part])}: <GoodsSaid kind={SCOPE[part]} ids={scope[part] ?? []} most={MOST} />
        </li>
      ))}
    </ul>
  );
}

const MOST = 12;

interface Props {
  kind: GoodsKind;
  ids: readonly (string | null)[];
  /** Of more than so many, how many more there are is said. */
  most?: number;
}

/** Goods by their names; the id of one that the shop does not have any more, or does not tell. */
export function GoodsSaid({ kind, ids, most = Number.POSITIVE_INFINITY }: Props) {
  const { t, locale } = useTexts();
  const shown = ids.filter((one) => one !== null).slice(0, most);
  const nameOf = useGoodsNames(kind, shown);
  const known = shown.map((id) => ({ id, is: nameOf(id) }));
  if (known.some(({ is }) => is === "waiting")) return <SkeletonLine />;
  const words = known.map(({ id, is }) => {
    if (typeof is === "object") return goodsWords(kind, is.goods);
    return is === "gone" ? `${id} (${t("goods.gone")})` : id;
  });
  if (ids.length > most) words.push(t("goods.more", { count: ids.length - most }));
  return <>{listed(words, locale)}</>;
}
