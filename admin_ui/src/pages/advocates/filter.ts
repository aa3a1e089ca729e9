import type { AdvocateFilter, AdvocateSort } from "../../api/generated/schema";
import { type Keeping, only } from "../../saved/kept";

export const SORTS: readonly AdvocateSort[] = ["NEWEST", "FRIENDS"];
export const STATES = ["BANNED", "FREE"] as const;

/** What the address asks for: a word by its beginning, or a whole address. */
export function filterOf(asked: URLSearchParams): AdvocateFilter {
  const text = asked.get("search")?.trim() ?? "";
  const state = STATES.find((one) => one === asked.get("state"));
  return {
    ...(text === "" ? {} : text.includes("@") ? { email: text } : { word: text }),
    ...(state ? { isBanned: state === "BANNED" } : {}),
  };
}

export function sortOf(asked: URLSearchParams): AdvocateSort {
  return SORTS.find((one) => one === asked.get("sort")) ?? "NEWEST";
}

export const KEEPING: Keeping = {
  list: "ADVOCATES",
  kept: (asked) => ({
    ...only(["isBanned"], filterOf(asked)),
    ...(sortOf(asked) === "NEWEST" ? {} : { sort: sortOf(asked) }),
  }),
  shown: ({ isBanned, sort }) => ({
    state: isBanned === undefined ? "" : isBanned ? "BANNED" : "FREE",
    sort,
  }),
};
