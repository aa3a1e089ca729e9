// What both get: by a link, or by the one that somebody could have.

import { h } from "./dom";
import { Invitation } from "./generated/invitation";
import { Promised } from "./generated/promised";
import type { Here } from "./here";

interface Said {
  readonly text: string;
}
interface Both {
  readonly friendReward?: Said | null;
  readonly advocateReward?: Said | null;
}

/** By the link of this word, as things stand now. */
export async function bothGetBy(here: Here, word: string): Promise<HTMLElement | null> {
  const asked = { word, channel: here.page.channel, locale: here.locale };
  const { offer } = await here.ask(Promised, asked);
  return offer ? list(here, offer) : null;
}

/** For somebody who has no link yet; nothing where that hangs on who it is. */
export async function bothWouldGet(here: Here): Promise<HTMLElement | null> {
  const both = await inviting(here);
  if (!(both?.friendReward || both?.advocateReward)) return null;
  return h("div", { class: "stack" }, both.text && h("p", {}, both.text), list(here, both));
}

/** The same in one line: an invitation to what else stands behind. Null where nothing runs. */
export async function inOneLine(here: Here): Promise<string | null> {
  const both = await inviting(here);
  const [friend, you] = [both?.friendReward?.text, both?.advocateReward?.text];
  if (friend && you) return here.say("both", { friend, you });
  return both && here.say("launcher");
}

async function inviting(here: Here) {
  const asked = { channel: here.page.channel, locale: here.locale };
  const { invitation, brand } = await here.ask(Invitation, asked);
  here.dress(brand);
  return invitation ?? null;
}

function list(here: Here, both: Both): HTMLElement {
  const lines = [
    ["friendGets", both.friendReward],
    ["youGet", both.advocateReward],
  ] as const;
  return h(
    "ul",
    {},
    ...lines.map(
      ([key, reward]) => reward && h("li", {}, here.say(key), ": ", h("strong", {}, reward.text)),
    ),
  );
}
