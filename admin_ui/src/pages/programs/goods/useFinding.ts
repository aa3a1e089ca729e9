import { useState } from "react";
import { Declined } from "../../../api/declined";
import type { GoodsKind } from "../../../api/generated/schema";
import type { Option } from "../../../fields/FinderList";
import { useSettled } from "../../../parts/useSettled";
import { useTexts } from "../../../texts/useTexts";
import { useGoodsNames } from "./GoodsNames";
import { goodsWords } from "./goodsWords";
import { idsIn } from "./ids";
import { useFoundGoods } from "./useFoundGoods";

const PAUSE_MS = 300;
/** The app gives no more at once. */
const FIRST = 20;

interface Asked {
  kind: GoodsKind;
  chosen: readonly string[];
  /** Takes the ids in a text; false if it is anything else. */
  take: (text: string) => boolean;
}

/** The search for goods of one kind: what is typed, what it finds, and what is to be said of it. */
export function useFinding({ kind, chosen, take }: Asked) {
  const [typed, type] = useState("");
  const [isOpen, onOpen] = useState(false);
  const [isLeft, setLeft] = useState(false);
  const isChosen = (id: string) => chosen.includes(id);
  const ids = useOptionsOfIds(kind, isOpen ? typed : "", isChosen);
  const found = useOptionsFound(kind, typed.trim(), isOpen && !ids, isChosen);

  const onType = (text: string) => {
    setLeft(false);
    type(text);
  };
  /** Of several ids the others stay written, and are taken when staff go on. */
  const onPicked = (id: string) => {
    const others = idsIn(typed, kind)?.filter((one) => one !== id) ?? [];
    if (others.length > 0) type(others.join(" "));
  };
  const onLeave = () => (take(typed) ? type("") : setLeft(typed.trim() !== ""));
  return { typed, isLeft, onType, onOpen, onPicked, onLeave, onPaste: take, ...(ids ?? found) };
}

interface Found {
  options: readonly Option[] | undefined;
  said: string;
}

/** Ids that somebody has typed, with their names where the shop tells them. */
function useOptionsOfIds(
  kind: GoodsKind,
  typed: string,
  isChosen: (id: string) => boolean,
): Found | null {
  const { t } = useTexts();
  const ids = idsIn(typed, kind) ?? [];
  const nameOf = useGoodsNames(kind, ids);
  if (ids.length === 0) return null;
  const options = ids.map((id) => {
    const is = nameOf(id);
    const name = typeof is === "object" ? goodsWords(kind, is.goods) : id;
    return { id, name, detail: is === "gone" ? t("goods.gone") : null, isChosen: isChosen(id) };
  });
  return { options, said: "" };
}

function useOptionsFound(
  kind: GoodsKind,
  typed: string,
  isAsked: boolean,
  isChosen: (id: string) => boolean,
): Found {
  const { t } = useTexts();
  const search = useSettled(typed, PAUSE_MS);
  const { data, error } = useFoundGoods(kind, search, isAsked);
  if (search !== typed) return { options: undefined, said: "" };
  if (error) return { options: [], said: t(isRightMissing(error) ? "goods.right" : "goods.away") };
  if (!data) return { options: undefined, said: "" };
  const options = data.map((one) => ({
    id: one.id,
    name: goodsWords(kind, one),
    detail: kind === "PRODUCT" ? (one.within ?? null) : null,
    isChosen: isChosen(one.id),
  }));
  return { options, said: saidOf(data.length, search, t) };
}

function saidOf(count: number, search: string, t: ReturnType<typeof useTexts>["t"]): string {
  if (count >= FIRST) return t("goods.first", { count });
  if (count > 0) return t("goods.found", { count });
  return t(search ? "goods.none" : "goods.empty");
}

function isRightMissing(error: unknown): boolean {
  return error instanceof Declined && error.refusal.code === "PERMISSION_MISSING";
}
