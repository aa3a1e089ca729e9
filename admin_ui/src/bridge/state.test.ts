import { expect, test } from "vitest";
import { DashboardState } from "./state";

const opened = () =>
  new DashboardState({ standing: "open", theme: "light", locale: null, token: "old" });
const fresh = (told: { token: string }) => (told.token === "old" ? null : told.token);

test("whoever waits for a token has it as soon as the Dashboard sends one", async () => {
  const state = opened();
  const waiting = state.until(fresh, 1_000);
  state.change({ theme: "dark" });
  state.change({ token: "new" });

  expect(await waiting).toBe("new");
});

test("a token that is there already is not waited for, and one that never comes not for ever", async () => {
  const state = opened();

  expect(await state.until(fresh, 1)).toBe(null);
  state.change({ token: "new" });
  expect(await state.until(fresh, 1_000)).toBe("new");
});

test("whoever stops listening hears no more", () => {
  const state = opened();
  let heard = 0;
  const stop = state.subscribe(() => heard++);
  state.change({ locale: "de" });
  stop();
  state.change({ locale: "pl" });

  expect([heard, state.told().locale]).toEqual([1, "pl"]);
});
