import { expect, test } from "vitest";
import { fileOf, promiseIn } from "./file";

test("a program comes back from its file as it was, under a name that any system takes", () => {
  const promise = { name: "Give 10 %, get 10 %", offers: [{ name: "A" }] };
  const { name, text } = fileOf(promise);

  expect(name).toBe("give-10-get-10.json");
  expect(promiseIn(text)).toEqual(promise);
});

test("what is no program's file is told from one", () => {
  expect(promiseIn("name: x")).toBe(null);
  expect(promiseIn("[]")).toBe(null);
  expect(promiseIn("null")).toBe(null);
});
