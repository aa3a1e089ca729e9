import { expect, test } from "vitest";
import { backward, cursorOf, onward } from "./trail";

test("whoever turns pages forth and back is where they were", () => {
  const third = onward(onward("", "120"), "7.90");

  expect(cursorOf(third)).toBe("7.90");
  expect(cursorOf(backward(third))).toBe("120");
  expect(cursorOf(backward(backward(third)))).toBe(null);
});
