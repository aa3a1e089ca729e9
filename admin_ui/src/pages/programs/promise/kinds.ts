import type { Amounts, Kind, Terms } from "./promise";

/** Terms of another kind, with what both kinds have in common. */
export function ofKind(kind: Kind, before: Terms | undefined): Terms {
  const amounts: Amounts = before && "amounts" in before ? before.amounts : {};
  const percent = before && "percent" in before ? before.percent : "10";
  switch (kind) {
    case "percent":
      return { kind, percent };
    case "percent_of_order":
      return { kind, percent, paid_as: "gift_card" };
    case "fixed":
    case "gift_card":
      return { kind, amounts };
    case "donation":
      return { kind, cause: "", amounts };
    case "points":
      return { kind, points: 100 };
    case "free_product":
      return { kind, products: [] };
    case "access":
      return { kind, flag: "" };
    case "custom":
      return { kind, name: "" };
    default:
      return { kind };
  }
}
