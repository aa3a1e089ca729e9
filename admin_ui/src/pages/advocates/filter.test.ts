import { expect, test } from "vitest";
import { filterOf, sortOf } from "./filter";

const asked = (search: string) => new URLSearchParams(search);

test("the search box knows an address and a word apart", () => {
  expect(filterOf(asked("search=bob@example.com"))).toEqual({ email: "bob@example.com" });
  expect(filterOf(asked("search= alice-7k2 "))).toEqual({ word: "alice-7k2" });
  expect(filterOf(asked(""))).toEqual({});
});

test("who asks for no order sees the newest first", () => {
  expect(sortOf(asked("sort=x"))).toBe("NEWEST");
  expect(sortOf(asked("sort=FRIENDS"))).toBe("FRIENDS");
});
