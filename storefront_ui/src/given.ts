import { apply } from "./checkout";
import { type Given, putIntoCheckout } from "./claim";
import { copyButton } from "./copying";
import { h } from "./dom";
import type { Here } from "./here";
import { day } from "./moments";

/** What a friend has, and what became of it in the checkout that the element names. Raises Silent. */
export async function shown(here: Here, given: Given): Promise<HTMLElement> {
  const heading = here.say(given.code ? "accepted" : "acceptedNoCode");
  return h(
    "div",
    { class: "card", role: "status" },
    h("h2", { tabindex: "-1" }, heading),
    given.worth && h("p", {}, given.worth),
    ...(given.code ? codeOf(here, given) : [h("p", {}, here.say("yoursAfter"))]),
    await inCheckout(here, given),
  );
}

function codeOf(here: Here, given: Given): HTMLElement[] {
  const code = h("output", { class: "code" }, given.code);
  const date = day(given.expiresAt, here.locale);
  return [
    h("div", { class: "row" }, code, copyButton(here, code)),
    h("p", { class: "quiet" }, here.say("yours", { date })),
  ];
}

async function inCheckout(here: Here, given: Given): Promise<HTMLElement | null> {
  const id = here.element.getAttribute("checkout");
  if (!id) {
    const how = here.say(given.isTaken ? "byItself" : "atCheckout");
    return given.code ? h("p", { class: "quiet" }, how) : null;
  }
  const outcome = await apply(here.page, id, given);
  if (outcome.is === "kept") return h("p", {}, here.say("otherIsBetter", { code: outcome.code }));
  if (outcome.is === "refused") {
    return h("p", { class: "bad" }, here.say("notApplied", { code: given.code, why: outcome.why }));
  }
  putIntoCheckout(given);
  if (outcome.changed) here.tell("applied", given);
  return given.code ? h("p", { class: "good" }, here.say("applied")) : null;
}
