import { expect, test } from "vitest";
import { fileName, formatOf } from "./file";

test("a program's file has a name that any system takes", () => {
  expect(fileName("Give 10 %, get 10 %", "YAML")).toBe("give-10-get-10.yaml");
  expect(fileName("Друзья", "JSON")).toBe("друзья.json");
  expect(fileName("%", "YAML")).toBe("program.yaml");
});

test("a file is read as its name says", () => {
  expect(formatOf("Summer.JSON")).toBe("JSON");
  expect(formatOf("summer.yml")).toBe("YAML");
  expect(formatOf("summer.yaml")).toBe("YAML");
});
