import { expect, test } from "vitest";
import { type Entry, wayBack } from "./wayBack";

const set = (said: Partial<Entry>): Entry => ({
  id: "1",
  at: "2026-05-10T12:00:00Z",
  actor: "VXNlcjox",
  what: "SHOP_BRAND_SET",
  subject: "SHOP",
  subjectId: "7",
  why: "",
  before: { brand: {} },
  ...said,
});

test("a setting is taken back once, and an undo is none", () => {
  expect(wayBack(set({}), [])).toEqual({ by: "act", id: "1" });
  expect(wayBack(set({ undoneBy: "2" }), [])).toBeNull();
  expect(wayBack(set({ what: "SHOP_ACT_UNDONE", undoes: "1" }), [])).toBeNull();
});

test("what has no before has no way back", () => {
  expect(wayBack(set({ what: "SHOP_EVENT_URL_SET", before: null }), [])).toBeNull();
  const address = { what: "SHOP_STOREFRONT_SET", before: { storefront_url: null } } as const;
  expect(wayBack(set(address), [])).toBeNull();
});
