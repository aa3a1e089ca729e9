/** What can be granted without an order, in the order in which it is offered. */
export const KINDS = [
  "percent",
  "fixed",
  "free_shipping",
  "gift_card",
  "points",
  "donation",
  "access",
  "custom",
] as const;
export type Kind = (typeof KINDS)[number];

/** What staff have typed so far. */
export interface Draft {
  kind: Kind;
  /** A percentage, a sum or a number of points. */
  value: string;
  /** The cause of a donation, the flag of an access, the name of a custom reward. */
  name: string;
}

export const EMPTY: Draft = { kind: "percent", value: "", name: "" };

const NAMED: readonly Kind[] = ["donation", "access", "custom"];
const VALUED: readonly Kind[] = ["percent", "fixed", "gift_card", "points", "donation"];

export const isNamed = ({ kind }: Draft) => NAMED.includes(kind);
export const isValued = ({ kind }: Draft) => VALUED.includes(kind);

/** The terms as in a program's file. What staff wrote wrongly the app refuses, and says why. */
export function termsOf(draft: Draft, channel: { slug: string; currency: string }): object {
  const { kind, name } = draft;
  const value = draft.value.trim().replace(",", ".");
  const amounts = { [channel.slug]: { amount: value, currency: channel.currency } };
  switch (kind) {
    case "percent":
      return { kind, percent: value };
    case "fixed":
    case "gift_card":
      return { kind, amounts };
    case "points":
      return { kind, points: Number(value) };
    case "donation":
      return { kind, cause: name, amounts };
    case "access":
      return { kind, flag: name };
    case "custom":
      return { kind, name };
    default:
      return { kind };
  }
}
