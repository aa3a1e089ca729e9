import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DEFAULTS, defaultAt, holdsAt } from "./defaults";
import { at, withAt } from "./path";
import type { ProgramPromise } from "./promise";
import { WHOLE } from "./whole.fixture";

const root = join(import.meta.dirname, "../../../../..");
const presets = join(root, "plugin/presets");
const read = (...path: string[]) => JSON.parse(readFileSync(join(root, ...path), "utf8"));
const schema = read("docs/program.schema.json");

const PROMISES: [string, ProgramPromise][] = [
  ...readdirSync(presets).map((name): [string, ProgramPromise] => [
    name,
    read("plugin/presets", name).promise,
  ]),
  ["everything that can be said", WHOLE],
];

/** The paths of all values that are no object, and of lists of such. */
function leaves(value: unknown, path: string): string[] {
  const isPlain = typeof value !== "object" || value === null;
  const isList = Array.isArray(value) && value.every((one) => typeof one !== "object");
  if (isPlain || isList) return [path];
  return Object.entries(value).flatMap(([step, inner]) =>
    leaves(inner, path ? `${path}.${step}` : step),
  );
}

test.each(PROMISES)("%s: what is changed and changed back loses nothing", (_, promise) => {
  for (const path of leaves(promise, "")) {
    const changed = withAt(promise, path, "something else");

    expect(at(changed, path)).toBe("something else");
    expect(JSON.stringify(withAt(changed, path, at(promise, path)))).toBe(JSON.stringify(promise));
  }
});

test("the promise with everything set has everything that the schema knows", () => {
  const wanted = Object.keys(schema.properties).sort();

  expect(Object.keys(WHOLE).sort()).toEqual(wanted);
  for (const name of ["Advocates", "OrderConditions", "Friends", "Schedule", "Limits"]) {
    const path = { Advocates: "advocates", OrderConditions: "order", Friends: "friends" }[name];
    const part = at(WHOLE, path ?? name.toLowerCase());
    const known = Object.keys(schema.$defs[name].properties);

    expect(Object.keys(part as object).sort()).toEqual(known.sort());
  }
});

test("the defaults are those of the schema", () => {
  const said = Object.entries(schema.properties as Record<string, { default?: unknown }>);
  for (const [name, { default: value }] of said) {
    if (value === undefined || name === "format") continue;
    for (const path of leaves(value, name)) {
      const known = path.split(".").reduce<unknown>((inner, step) => at(inner, step), {
        [name]: value,
      });
      // Null is how the file says nothing.
      expect([path, defaultAt(path)]).toEqual([path, known ?? undefined]);
    }
  }
  expect(DEFAULTS.name).toBe("");
});

test("what nobody has said holds by default, in each offer", () => {
  const promise = { name: "x", offers: [{ name: "A" }, { name: "B", friend: { hold_days: 3 } }] };

  expect(holdsAt(promise, "offers.0.friend.hold_days")).toBe(14);
  expect(holdsAt(promise, "offers.1.friend.hold_days")).toBe(3);
  expect(holdsAt(promise, "order.sale_items")).toBe(true);
});

test("what is taken out is not sent", () => {
  expect(withAt({ a: { b: 1, c: 2 } }, "a.b", undefined)).toEqual({ a: { c: 2 } });
  expect(withAt({}, "a.b", 1)).toEqual({ a: { b: 1 } });
});
