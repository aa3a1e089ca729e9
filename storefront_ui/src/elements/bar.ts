import { orNothing } from "../ask";
import { inOneLine } from "../both_get";
import { givenBefore } from "../claim";
import { h } from "../dom";
import type { Here } from "../here";
import { invitationOf, whoInvites } from "../invitation";
import { recall, remember } from "../memory";
import { wordOfVisit } from "../visit";

/** One line across the page: what a friend has been offered, else what leads to the referral page. */
export async function show(here: Here): Promise<void> {
  const href = here.element.getAttribute("href");
  if (!href || recall("bar")) return here.hide();
  // By then the code is written down: the event comes just before.
  const claimed = () => queueMicrotask(() => void show(here));
  addEventListener("referrals:claimed", claimed, { once: true, signal: here.gone });
  const line = await orNothing(toFriend(here).then((said) => said ?? toAdvocate(here, href)));
  if (!line) return here.hide();
  const close = () => {
    remember("bar", "closed");
    here.hide();
  };
  here.show(
    h(
      "section",
      { class: "bar", "aria-label": here.say("forFriends") },
      line,
      h(
        "button",
        { class: "plain", type: "button", "aria-label": here.say("close"), onclick: close },
        "×",
      ),
    ),
  );
}

/** For who came by a link: the code that they have, or the way to it. */
async function toFriend(here: Here): Promise<HTMLElement | null> {
  const code = givenBefore()?.code;
  if (code) return h("span", {}, here.say("accepted"), ": ", h("strong", {}, code));
  const word = wordOfVisit();
  const offer = word ? await invitationOf(here, word) : null;
  if (!(word && offer?.friendReward) || offer.isOwn) return null;
  const href = `${here.page.app}/r/${encodeURIComponent(word)}`;
  return h("a", { href }, whoInvites(here, offer), ": ", offer.friendReward.text);
}

async function toAdvocate(here: Here, href: string): Promise<HTMLElement | null> {
  const line = await inOneLine(here);
  return line ? h("a", { href }, line) : null;
}
