import { expect, test } from "vitest";
import { gathered } from "./gathered";

function shop(names: Record<string, string>) {
  const asked: (readonly string[])[] = [];
  const askFor = async (ids: readonly string[]) => {
    asked.push(ids);
    return new Map(Object.entries(names).filter(([id]) => ids.includes(id)));
  };
  return { asked, askFor };
}

test("what is wanted at once is asked for in one question", async () => {
  const { asked, askFor } = shop({ a: "Mug", b: "Tea" });
  const nameOf = gathered(askFor, 100);

  expect(await Promise.all(["a", "b", "gone"].map(nameOf))).toEqual(["Mug", "Tea", null]);
  expect(asked).toEqual([["a", "b", "gone"]]);
  await nameOf("a");
  expect(asked).toHaveLength(2);
});

test("a question is never for more than the app answers", async () => {
  const { asked, askFor } = shop({ a: "Mug", c: "Pot" });
  const nameOf = gathered(askFor, 2);

  expect(await Promise.all(["a", "b", "c"].map(nameOf))).toEqual(["Mug", null, "Pot"]);
  expect(asked).toEqual([["a", "b"], ["c"]]);
});

test("a shop that does not answer fails all that asked, and is asked again", async () => {
  let isAway = true;
  const nameOf = gathered(async () => {
    if (isAway) throw new Error("away");
    return new Map([["a", "Mug"]]);
  }, 100);

  await expect(Promise.all([nameOf("a"), nameOf("b")])).rejects.toThrow("away");
  isAway = false;
  expect(await nameOf("a")).toBe("Mug");
});
