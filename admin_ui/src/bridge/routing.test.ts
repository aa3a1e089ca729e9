import { expect, test } from "vitest";
import { ownSearch, pathIn } from "./routing";

test("the path is found in whatever the Dashboard says of its address", () => {
  expect(pathIn("/referrals/7")).toBe("/referrals/7");
  expect(pathIn("/dashboard/extensions/app/QXBwOjE=/referrals/7/")).toBe("/referrals/7");
  expect(pathIn("/extensions/app/QXBwOjE%3D")).toBe("/");
  expect(pathIn("/")).toBe("/");
});

test("a page keeps its filters and drops what the Dashboard adds", () => {
  const opened = "?state=UNDONE&domain=a&saleorApiUrl=b&id=c&theme=dark&featureFlags=";
  expect(ownSearch(opened)).toBe("?state=UNDONE");
  expect(ownSearch("?id=c")).toBe("");
});
