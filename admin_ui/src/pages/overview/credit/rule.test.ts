import { expect, test } from "vitest";
import { byCurrency, ruleOf, sharesOf, wrongShares } from "./rule";

const asked = (text: string) => ruleOf(new URLSearchParams(text));

test("the last visit has all the credit, unless the address says otherwise", () => {
  expect(asked("")).toEqual({ model: "LAST", first: "40", last: "40" });
  expect(asked("model=POSITION&first=75&last=25")).toEqual({
    model: "POSITION",
    first: "75",
    last: "25",
  });
  expect(asked("model=LOTTERY").model).toBe("LAST");
});

test("the ends have whole percentages, together at most all of it", () => {
  expect(wrongShares(asked("model=POSITION"))).toEqual({});
  expect(wrongShares(asked("model=POSITION&first=101&last="))).toEqual({
    first: "percent",
    last: "percent",
  });
  expect(wrongShares(asked("model=POSITION&first=60&last=50"))).toEqual({ last: "sum" });
});

test("shares that nobody sees are not asked for", () => {
  const rule = asked("model=LINEAR&first=101");
  expect(wrongShares(rule)).toEqual({});
  expect(sharesOf(rule)).toEqual({ model: "LINEAR", first: "40", last: "40" });
});

test("sums of two currencies are not added", () => {
  const row = { channel: "referral", orders: 1, revenue: "10.50" };
  const found = byCurrency([
    { ...row, currency: "EUR" },
    { ...row, currency: "EUR", channel: "direct" },
    { ...row, currency: "USD" },
  ]);
  expect(found.map(({ currency, total }) => [currency, total])).toEqual([
    ["EUR", 21],
    ["USD", 10.5],
  ]);
});
