import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Declined } from "../../../api/declined";
import type { GoodsFactsFragment } from "../../../api/generated/fragments";
import { FindGoodsDocument } from "../../../api/generated/goods";
import type { GoodsKind } from "../../../api/generated/schema";
import type { Refused } from "../../../api/refused";
import { useAsk } from "../../../api/useAsk";
import { nameKey } from "./GoodsNames";

/** What the shop finds by these words; without any, its first goods. */
export function useFoundGoods(
  kind: GoodsKind,
  search: string,
  enabled: boolean,
): UseQueryResult<readonly GoodsFactsFragment[], Refused | Declined> {
  const ask = useAsk();
  const queries = useQueryClient();
  return useQuery<readonly GoodsFactsFragment[], Refused | Declined>({
    queryKey: ["goods found", kind, search],
    queryFn: async () => {
      const { goods: said } = await ask(FindGoodsDocument, { kind, search });
      const found = said.__typename === "GoodsList" ? said.goods : [];
      // Whichever is picked, its name is known.
      for (const one of found) queries.setQueryData(nameKey(kind, one.id), one);
      return found;
    },
    enabled,
  });
}
