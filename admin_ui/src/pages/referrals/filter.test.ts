import { expect, test } from "vitest";
import { filterOf } from "./filter";

const noon = new Date(2026, 4, 10, 12);
const asked = (search: string) => filterOf(new URLSearchParams(search), noon);

test("the search box knows an address, an order's number and a word apart", () => {
  expect(asked("search=bob@example.com")).toEqual({ email: "bob@example.com" });
  expect(asked("search=%231042")).toEqual({ orderNumber: "1042" });
  expect(asked("search= 1042 ")).toEqual({ orderNumber: "1042" });
  expect(asked("search=alice-7k2")).toEqual({ word: "alice-7k2" });
});

test("what waits for a person does not count yet", () => {
  expect(asked("state=HELD")).toEqual({ isHeld: true });
  expect(asked("state=BOUGHT")).toEqual({ state: "BOUGHT", isHeld: false });
  expect(asked("state=UNDONE")).toEqual({ state: "UNDONE" });
});

test("a period begins at midnight, so that it is the same all day", () => {
  const from = new Date(2026, 4, 3).toISOString();

  expect(asked("days=7")).toEqual({ from });
  expect(filterOf(new URLSearchParams("days=7"), new Date(2026, 4, 10, 23))).toEqual({ from });
});

test("what nobody can ask for is not asked for", () => {
  expect(asked("")).toEqual({});
  expect(asked("state=x&days=x&search=")).toEqual({});
});
