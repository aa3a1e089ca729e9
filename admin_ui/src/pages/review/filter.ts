import type { CaseFilter, CaseState, Suspicion } from "../../api/generated/schema";
import { type Keeping, only } from "../../saved/kept";

export const STATES: readonly CaseState[] = ["OPEN", "APPROVED", "REFUSED", "MOOT"];
export const KINDS: readonly Suspicion[] = [
  "BLOCK_LIST",
  "STAFF_LIST",
  "SELF_REFERRAL",
  "HOUSEHOLD",
  "SAME_DEVICE",
  "SAME_NETWORK",
  "ONE_BEHIND_MANY",
  "CIRCLE",
  "DISPOSABLE_DOMAIN",
  "VELOCITY",
  "UNUSED_CLAIMS",
  "TRIED_BY_MANY",
  "COUPON_SITE",
  "PAID_TRAFFIC",
  "REFUND_AFTER_REWARD",
];
export const ALL = "ALL";

/** What the address asks for. Nothing said of the state: what waits for a person. */
export function filterOf(asked: URLSearchParams): CaseFilter {
  const state = asked.get("state");
  const kind = KINDS.find((one) => one === asked.get("kind"));
  const advocateId = asked.get("advocate");
  return {
    ...(state === ALL ? {} : { state: STATES.find((one) => one === state) ?? "OPEN" }),
    ...(kind ? { kind } : {}),
    ...(advocateId ? { advocateId } : {}),
  };
}

export const KEEPING: Keeping = {
  list: "CASES",
  kept: (asked) => only(["state", "kind"], filterOf(asked)),
  shown: ({ state, kind }) => ({ state: state === "OPEN" ? "" : (state ?? ALL), kind }),
};
