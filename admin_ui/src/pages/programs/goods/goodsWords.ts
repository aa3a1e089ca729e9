import type { GoodsFactsFragment } from "../../../api/generated/fragments";
import type { GoodsKind } from "../../../api/generated/schema";

/** What something is called: a variant or a category only together with what it lies in. */
export function goodsWords(kind: GoodsKind, { name, within }: GoodsFactsFragment): string {
  const isPart = kind === "VARIANT" || kind === "CATEGORY";
  return isPart && within ? `${within} › ${name}` : name;
}
