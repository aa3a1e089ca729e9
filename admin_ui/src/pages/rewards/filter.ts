import type { RewardFilter, RewardKind, RewardState, Side } from "../../api/generated/schema";
import { periodOf, since } from "../../parts/period";
import { type Keeping, only } from "../../saved/kept";

export const STATES: readonly RewardState[] = [
  "PENDING",
  "ISSUED",
  "SPENT",
  "REVIEW",
  "OWED_BACK",
  "CAPPED",
  "EXPIRED",
  "VOIDING",
  "VOID",
];
export const SIDES: readonly Side[] = ["ADVOCATE", "FRIEND"];
export const KINDS: readonly RewardKind[] = [
  "PERCENT",
  "FIXED",
  "FREE_SHIPPING",
  "FREE_PRODUCT",
  "GIFT_CARD",
  "PERCENT_OF_ORDER",
  "POINTS",
  "DONATION",
  "ACCESS",
  "CUSTOM",
];

/** What the address asks for, in the words of our API. `today` is any moment of this day. */
export function filterOf(asked: URLSearchParams, today: Date): RewardFilter {
  const state = STATES.find((one) => one === asked.get("state"));
  const side = SIDES.find((one) => one === asked.get("side"));
  const kind = KINDS.find((one) => one === asked.get("kind"));
  const programId = asked.get("program");
  const advocateId = asked.get("advocate");
  const from = since(asked.get("days"), today);
  return {
    ...(state ? { state } : {}),
    ...(side ? { side } : {}),
    ...(kind ? { kind } : {}),
    ...(programId ? { programId } : {}),
    ...(advocateId ? { advocateId } : {}),
    ...(from ? { from } : {}),
  };
}

const KEPT = ["state", "side", "kind", "days", "programId"];

export const KEEPING: Keeping = {
  list: "REWARDS",
  kept: (asked) =>
    only(KEPT, { ...filterOf(asked, new Date()), days: periodOf(asked.get("days")) }),
  shown: ({ state, side, kind, days, programId }) => ({
    state,
    side,
    kind,
    days,
    program: programId,
  }),
};
