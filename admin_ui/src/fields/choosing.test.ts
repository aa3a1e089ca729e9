import { expect, test } from "vitest";
import { CLOSED, moved } from "./choosing";

const at = (place: number) => ({ isOpen: true, at: place });

test("an arrow opens the list at its beginning or at its end", () => {
  expect(moved(CLOSED, "ArrowDown", 3)).toEqual(at(0));
  expect(moved(CLOSED, "ArrowUp", 3)).toEqual(at(2));
  expect(moved(CLOSED, "ArrowUp", 0)).toEqual(at(0));
});

test("arrows go round", () => {
  expect(moved(at(0), "ArrowDown", 3)).toEqual(at(1));
  expect(moved(at(2), "ArrowDown", 3)).toEqual(at(0));
  expect(moved(at(0), "ArrowUp", 3)).toEqual(at(2));
  expect(moved(at(-1), "ArrowDown", 3)).toEqual(at(0));
});

test("Escape closes what is open, and is left to others where nothing is", () => {
  expect(moved(at(1), "Escape", 3)).toEqual(CLOSED);
  expect(moved(CLOSED, "Escape", 3)).toBeNull();
  expect(moved(at(1), "a", 3)).toBeNull();
});
