import { expect, test } from "vitest";
import { type Draft, isNamed, isValued, termsOf } from "./terms";

const eu = { slug: "eu", currency: "EUR" };
const draft = (said: Partial<Draft>): Draft => ({ kind: "percent", value: "", name: "", ...said });

test("each kind is written as in a program's file", () => {
  const fiveEuros = { eu: { amount: "5.50", currency: "EUR" } };

  expect(termsOf(draft({ value: "10" }), eu)).toEqual({ kind: "percent", percent: "10" });
  expect(termsOf(draft({ kind: "fixed", value: " 5,50 " }), eu)).toEqual({
    kind: "fixed",
    amounts: fiveEuros,
  });
  expect(termsOf(draft({ kind: "points", value: "120" }), eu)).toEqual({
    kind: "points",
    points: 120,
  });
  expect(termsOf(draft({ kind: "donation", value: "5.50", name: "Trees" }), eu)).toEqual({
    kind: "donation",
    cause: "Trees",
    amounts: fiveEuros,
  });
  expect(termsOf(draft({ kind: "free_shipping" }), eu)).toEqual({ kind: "free_shipping" });
});

test("only what a kind needs is asked for", () => {
  expect([isValued(draft({ kind: "access" })), isNamed(draft({ kind: "access" }))]).toEqual([
    false,
    true,
  ]);
  expect([isValued(draft({})), isNamed(draft({}))]).toEqual([true, false]);
});
