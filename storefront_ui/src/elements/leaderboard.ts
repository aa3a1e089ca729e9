import { h } from "../dom";
import { Leaderboard, type LeaderboardQuery } from "../generated/leaderboard";
import { type Here, wait } from "../here";
import { number } from "../moments";

/** Who brought the most friends, by initial only; nothing where the merchant shows none. */
export async function show(here: Here): Promise<void> {
  wait(here, 5);
  const asked = { channel: here.page.channel, locale: here.locale };
  const { leaderboard, sharing } = await here.ask(Leaderboard, asked);
  if (!sharing.leaderboard) return here.hide();
  const heading = h("h2", { id: "leaders" }, here.say("leaders"));
  const none = h("p", { class: "quiet" }, here.say("noLeaders"));
  here.show(
    h("div", { class: "card" }, heading, leaderboard.length > 0 ? table(here, leaderboard) : none),
  );
}

function table(here: Here, places: LeaderboardQuery["leaderboard"]): HTMLElement {
  const heads = (["place", "person", "broughtHere"] as const).map((key) =>
    h("th", { scope: "col" }, here.say(key)),
  );
  const rows = places.map(({ place, initial, friends, isYou }) => {
    const who = isYou ? h("strong", {}, here.say("you")) : initial ? `${initial}.` : "–";
    const cells = [String(place), who, number(String(friends), here.locale)];
    return h("tr", {}, ...cells.map((cell) => h("td", {}, cell)));
  });
  return h(
    "table",
    { "aria-labelledby": "leaders" },
    h("thead", {}, h("tr", {}, ...heads)),
    h("tbody", {}, ...rows),
  );
}
