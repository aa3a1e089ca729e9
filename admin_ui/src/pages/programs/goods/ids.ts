import type { GoodsKind } from "../../../api/generated/schema";
import type { TextKey } from "../../../texts/rooms";

/** The parts of a scope or a free product, in the order of the form, with what each holds. */
export const SCOPE = {
  categories: "CATEGORY",
  collections: "COLLECTION",
  products: "PRODUCT",
  variants: "VARIANT",
} as const satisfies Record<string, GoodsKind>;
export type ScopePart = keyof typeof SCOPE;
export const PARTS = Object.keys(SCOPE) as ScopePart[];

export const LABELS: Readonly<Record<ScopePart, TextKey>> = {
  categories: "edit.categories",
  collections: "edit.collections",
  products: "edit.products",
  variants: "edit.variants",
};

/** Which kind of goods lie at a path such as `order.goods.products`; none at others. */
export function kindAt(path: string): GoodsKind | undefined {
  const last = path.split(".").at(-1);
  const part = PARTS.find((one) => one === last);
  return part && SCOPE[part];
}

const NAMES: Record<GoodsKind, string> = {
  PRODUCT: "Product",
  VARIANT: "ProductVariant",
  CATEGORY: "Category",
  COLLECTION: "Collection",
};

/**
 * The ids in a text that is nothing but ids of this kind, or addresses of their pages in the
 * Dashboard; null if it is anything else.
 */
export function idsIn(text: string, kind: GoodsKind): string[] | null {
  const found: string[] = [];
  for (const part of text.split(/[\s,;]+/).filter(Boolean)) {
    const id = endOf(part);
    if (!isOf(kind, id)) return null;
    found.push(id);
  }
  return found.length > 0 ? found : null;
}

function endOf(address: string): string {
  const [path = ""] = address.split(/[?#]/);
  const end = path.split("/").filter(Boolean).at(-1) ?? "";
  try {
    return decodeURIComponent(end);
  } catch {
    return end;
  }
}

function isOf(kind: GoodsKind, id: string): boolean {
  try {
    const [name, key = "", ...rest] = atob(id).split(":");
    return name === NAMES[kind] && /^\d+$/.test(key) && rest.length === 0;
  } catch {
    return false;
  }
}
