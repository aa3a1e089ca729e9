import { useQueries } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { GoodsFactsFragment } from "../../../api/generated/fragments";
import { NameGoodsDocument } from "../../../api/generated/goods";
import type { GoodsKind } from "../../../api/generated/schema";
import { useAsk } from "../../../api/useAsk";
import { gathered } from "./gathered";

/** As many as the app looks up at once. */
const MOST = 100;
const FRESH_MS = 5 * 60_000;

type NameOf = (kind: GoodsKind, id: string) => Promise<GoodsFactsFragment | null>;

const Names = createContext<NameOf | null>(null);

/** Lets all below ask for the names of goods together. */
export function GoodsNames({ children }: { children: ReactNode }) {
  const ask = useAsk();
  const nameOf = useMemo<NameOf>(() => {
    const of = (kind: GoodsKind) =>
      gathered(async (ids) => {
        const { goodsNamed: said } = await ask(NameGoodsDocument, { kind, ids: [...ids] });
        const goods = said.__typename === "GoodsList" ? said.goods : [];
        return new Map(goods.map((one) => [one.id, one]));
      }, MOST);
    const kinds = {
      PRODUCT: of("PRODUCT"),
      VARIANT: of("VARIANT"),
      CATEGORY: of("CATEGORY"),
      COLLECTION: of("COLLECTION"),
    };
    return (kind, id) => kinds[kind](id);
  }, [ask]);
  return <Names.Provider value={nameOf}>{children}</Names.Provider>;
}

/** Where the name of one is kept, whoever asked for it. */
export function nameKey(kind: GoodsKind, id: string) {
  return ["goods", kind, id] as const;
}

/** gone: not in the shop any more. unknown: the shop does not answer. */
export type Known = { goods: GoodsFactsFragment } | "waiting" | "gone" | "unknown";

/** What these ids stand for. Only below GoodsNames. */
export function useGoodsNames(kind: GoodsKind, ids: readonly string[]): (id: string) => Known {
  const nameOf = useContext(Names);
  if (!nameOf) throw new Error("useGoodsNames needs GoodsNames above it");
  const wanted = [...new Set(ids)];
  const answers = useQueries({
    queries: wanted.map((id) => ({
      queryKey: nameKey(kind, id),
      queryFn: () => nameOf(kind, id),
      staleTime: FRESH_MS,
    })),
  });
  const known = new Map(wanted.map((id, at) => [id, answers[at]]));
  return (id) => {
    const { data, isError } = known.get(id) ?? {};
    if (data) return { goods: data };
    if (data === null) return "gone";
    return isError ? "unknown" : "waiting";
  };
}
