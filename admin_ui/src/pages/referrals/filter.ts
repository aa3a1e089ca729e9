import type { ReferralFilter } from "../../api/generated/schema";
import { periodOf, since } from "../../parts/period";
import { type Keeping, only } from "../../saved/kept";

export const STATES = ["BOUGHT", "HELD", "UNDONE"] as const;

/** What the address asks for, in the words of our API. `today` is any moment of this day. */
export function filterOf(asked: URLSearchParams, today: Date): ReferralFilter {
  return {
    ...searched(asked.get("search")?.trim() ?? ""),
    ...inState(asked.get("state")),
    ...given("programId", asked.get("program")),
    ...given("from", since(asked.get("days"), today)),
  };
}

const KEPT = ["state", "isHeld", "programId", "days"];

export const KEEPING: Keeping = {
  list: "REFERRALS",
  kept: (asked) =>
    only(KEPT, { ...filterOf(asked, new Date()), days: periodOf(asked.get("days")) }),
  shown: ({ state, isHeld, programId, days }) => ({
    state: isHeld === true ? "HELD" : state,
    days,
    program: programId,
  }),
};

/** One box for all that staff may have before them: an address, an order's number, a word. */
function searched(text: string): ReferralFilter {
  if (text.includes("@")) return { email: text };
  const number = text.match(/^#?(\d+)$/)?.[1];
  if (number) return { orderNumber: number };
  return given("word", text);
}

function inState(state: string | null): ReferralFilter {
  if (state === "HELD") return { isHeld: true };
  if (state === "BOUGHT") return { state, isHeld: false };
  return state === "UNDONE" ? { state } : {};
}

function given(name: keyof ReferralFilter, value: string | null): ReferralFilter {
  return value ? { [name]: value } : {};
}
