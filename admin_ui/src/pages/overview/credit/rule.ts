import type { CreditQuery } from "../../../api/generated/credit";
import type { CreditModel } from "../../../api/generated/schema";

export const MODELS = [
  "LAST",
  "FIRST",
  "LINEAR",
  "POSITION",
] as const satisfies readonly CreditModel[];

/** Percent, as staff write them. */
export interface Rule {
  model: CreditModel;
  first: string;
  last: string;
}

const USUAL = "40";

/** How the address wants credit to be shared. */
export function ruleOf(asked: URLSearchParams): Rule {
  return {
    model: MODELS.find((one) => one === asked.get("model")) ?? "LAST",
    first: asked.get("first") ?? USUAL,
    last: asked.get("last") ?? USUAL,
  };
}

/** What is wrong with a share: no whole percentage, or both together are too much. */
export type WrongShare = "percent" | "sum";

export function wrongShares({
  model,
  first,
  last,
}: Rule): Partial<Record<"first" | "last", WrongShare>> {
  if (model !== "POSITION") return {};
  const wrong = {
    ...(isPercent(first) ? {} : { first: "percent" as const }),
    ...(isPercent(last) ? {} : { last: "percent" as const }),
  };
  if (Object.keys(wrong).length > 0 || Number(first) + Number(last) <= 100) return wrong;
  return { last: "sum" };
}

const isPercent = (text: string) => /^\d{1,3}$/.test(text) && Number(text) <= 100;

/** What the API is asked; shares that the model does not ask for are as usual. */
export function sharesOf({ model, first, last }: Rule) {
  return model === "POSITION" ? { model, first, last } : { model, first: USUAL, last: USUAL };
}

export type Found = CreditQuery["credit"];

export interface InCurrency {
  currency: string;
  total: number;
  channels: Found;
}

/** By currency: sums of two cannot be added. */
export function byCurrency(found: Found): InCurrency[] {
  const currencies = [...new Set(found.map(({ currency }) => currency))];
  return currencies.map((currency) => {
    const channels = found.filter((one) => one.currency === currency);
    return {
      currency,
      total: channels.reduce((sum, { revenue }) => sum + Number(revenue), 0),
      channels,
    };
  });
}
