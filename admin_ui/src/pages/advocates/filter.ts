import type { AdvocateFilter, AdvocateSort } from "../../api/generated/schema";

export const SORTS: readonly AdvocateSort[] = ["NEWEST", "FRIENDS"];

/** What the address asks for: a word by its beginning, or a whole address. */
export function filterOf(asked: URLSearchParams): AdvocateFilter {
  const text = asked.get("search")?.trim() ?? "";
  if (text === "") return {};
  return text.includes("@") ? { email: text } : { word: text };
}

export function sortOf(asked: URLSearchParams): AdvocateSort {
  return SORTS.find((one) => one === asked.get("sort")) ?? "NEWEST";
}
