import { expect, test } from "vitest";
import { numberOf } from "./useActorName";

test("staff are told apart by the number in Saleor's id", () => {
  expect(numberOf(btoa("User:12"))).toBe("12");
  expect(numberOf(btoa("App:12"))).toBeUndefined();
  expect([numberOf("operator"), numberOf("staff"), numberOf("ü")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
