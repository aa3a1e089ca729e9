import { expect, test } from "vitest";
import { entriesIn } from "./entries";

test("entries stand apart by lines, spaces or commas", () => {
  expect(entriesIn("a@x.example, @y.example\n")).toEqual(["a@x.example", "@y.example"]);
});
