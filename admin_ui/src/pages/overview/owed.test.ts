import { expect, test } from "vitest";
import { pathOf } from "./attention";
import { addUp } from "./owed";

test("what programs owe is added up in each currency, and a cost that one of them cannot tell is none", () => {
  const euros = { currency: "EUR", owed: "10", issued: "5", expectedCost: "9" };
  expect(addUp([euros, { ...euros, currency: "PLN", expectedCost: null }, euros])).toEqual([
    { currency: "EUR", owed: 20, issued: 10, cost: 18 },
    { currency: "PLN", owed: 10, issued: 5, cost: null },
  ]);
});

test("what needs somebody leads to where something can be done about it", () => {
  expect(pathOf({ concern: "LIMIT_NEAR", programId: "7" })).toBe("/programs/7");
  expect(pathOf({ concern: "CASES_OPEN", programId: null })).toBe("/review");
  expect(pathOf({ concern: "MAIL_NOT_SET_UP", programId: null })).toBeNull();
});
