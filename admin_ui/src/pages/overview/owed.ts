import type { StillOwedQuery } from "../../api/generated/overview";

export interface Owed {
  currency: string;
  owed: number;
  issued: number;
  /** Null while nobody can tell how much of it will be used. */
  cost: number | null;
}

/** Of all programs together, each currency by itself. */
export function addUp(outstanding: StillOwedQuery["liability"]["outstanding"]): Owed[] {
  const sums = new Map<string, Owed>();
  for (const { currency, owed, issued, expectedCost } of outstanding) {
    const before = sums.get(currency) ?? { currency, owed: 0, issued: 0, cost: 0 };
    const unknown = before.cost === null || expectedCost === null;
    sums.set(currency, {
      currency,
      owed: before.owed + Number(owed),
      issued: before.issued + Number(issued),
      cost: unknown ? null : (before.cost ?? 0) + Number(expectedCost),
    });
  }
  return [...sums.values()].sort((one, other) => one.currency.localeCompare(other.currency));
}
