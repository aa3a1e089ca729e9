import { apply } from "./checkout";
import { type Given, putIntoCheckout } from "./claim";
import { copyButton } from "./copying";
import { h } from "./dom";
import type { Here } from "./here";
import { day } from "./moments";

/** What a friend has, and what became of it in the checkout that the element names. Raises Silent. */
export async function shown(here: Here, given: Given): Promise<HTMLElement> {
  const id = here.element.getAttribute("checkout");
  return id ? await inCheckout(here, id, given) : card(here, given, ...whatToDo(here, given));
}

function whatToDo(here: Here, given: Given): (HTMLElement | null)[] {
  const href = here.element.getAttribute("href");
  const shop =
    href === null ? null : h("a", { class: "button main", href }, here.say("goShopping"));
  if (!given.code) return [shop];
  return [h("p", { class: "quiet" }, here.say(given.isTaken ? "byItself" : "atCheckout")), shop];
}

async function inCheckout(here: Here, id: string, given: Given): Promise<HTMLElement> {
  const outcome = await apply(here.page, id, given);
  if (outcome.is === "kept") {
    return card(here, given, h("p", {}, here.say("otherIsBetter", { code: outcome.code })));
  }
  if (outcome.is === "refused") {
    const said = here.say("notApplied", { code: given.code, why: outcome.why });
    return card(here, given, h("p", { class: "bad" }, said));
  }
  putIntoCheckout(given);
  if (outcome.changed) here.tell("applied", given);
  if (!given.code) return card(here, given);
  const what = [h("output", { class: "code" }, given.code), given.worth];
  return told(h("h2", { class: "good", tabindex: "-1" }, here.say("applied")), row(...what));
}

/** With the code to be copied, unless it goes into the order by itself. */
function card(here: Here, given: Given, ...rest: (HTMLElement | null)[]): HTMLElement {
  const heading = h("h2", { tabindex: "-1" }, here.say(given.code ? "accepted" : "acceptedNoCode"));
  const worth = given.worth ? h("p", {}, given.worth) : null;
  if (!given.code) return told(heading, worth, h("p", {}, here.say("yoursAfter")), ...rest);
  const code = h("output", { class: "code" }, given.code);
  const yours = h(
    "p",
    { class: "quiet" },
    here.say("yours", { date: day(given.expiresAt, here.locale) }),
  );
  return told(
    heading,
    worth,
    row(code, given.isTaken ? "" : copyButton(here, code)),
    yours,
    ...rest,
  );
}

function row(...what: (HTMLElement | string)[]): HTMLElement {
  return h("div", { class: "row" }, ...what);
}

function told(...what: (HTMLElement | null)[]): HTMLElement {
  return h("div", { class: "card", role: "status" }, ...what);
}
