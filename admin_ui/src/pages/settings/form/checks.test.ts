import { expect, test } from "vitest";
import { isColour, isMailbox, isOrigin, isPicture, isWhole } from "./checks";

test("what a browser calls an origin is told from a word", () => {
  expect(isOrigin("https://shop.example")).toBe(true);
  expect(isOrigin("http://localhost:3000")).toBe(true);
  expect(isOrigin("shop.example")).toBe(false);
  expect(isOrigin("*")).toBe(false);
});

test("a brand may be left out, and is not just anything", () => {
  expect([isColour(""), isColour("#1A2b3c"), isColour("red")]).toEqual([true, true, false]);
  expect([isPicture(""), isPicture("https://a.example/x.png")]).toEqual([true, true]);
  expect(isPicture("http://a.example/x.png")).toBe(false);
  expect([isMailbox("help@shop.example"), isMailbox("help")]).toEqual([true, false]);
});

test("days are whole", () => {
  expect([isWhole("7", 1, 365), isWhole("0", 1, 365), isWhole("1.5", 1, 9)]).toEqual([
    true,
    false,
    false,
  ]);
});
