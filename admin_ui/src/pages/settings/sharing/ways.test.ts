import { expect, test } from "vitest";
import { moved } from "./ways";

const SHOWN = ["COPY", "X", "QR"];

test("a way moves up and down, and the others keep their order", () => {
  expect(moved(SHOWN, 2, 1)).toEqual(["COPY", "QR", "X"]);
  expect(moved(SHOWN, 0, 1)).toEqual(["X", "COPY", "QR"]);
});

test("no way moves past an end", () => {
  expect(moved(SHOWN, 0, -1)).toEqual(SHOWN);
  expect(moved(SHOWN, 2, 3)).toEqual(SHOWN);
});
