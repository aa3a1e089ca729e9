import { givenBefore } from "../claim";
import { h } from "../dom";
import { Consent } from "../generated/consent";
import { Referrer } from "../generated/referrer";
import { shown } from "../given";
import { type Here, within } from "../here";
import { acceptance, invitation, invitationOf } from "../invitation";
import { wordOfVisit } from "../visit";

/** At the checkout: nothing to do where a link has done it, else a friend is found by name or link. */
export async function show(here: Here): Promise<void> {
  const given = givenBefore();
  if (given) return here.show(await shown(here, given));
  const word = wordOfVisit();
  const offer = word ? await invitationOf(here, word) : null;
  const isOthers = word && offer && !offer.isOwn;
  here.show(isOthers ? invitation(here, offer, { word }) : question(here));
}

function question(here: Here): HTMLElement {
  const answer = h("div", { class: "inner" });
  answer.append(search(within(here, answer)));
  return h("details", { class: "card" }, h("summary", {}, here.say("question")), answer);
}

/** A name; and an e-mail too, where several have the name. */
function search(here: Here, name = "", several = false): HTMLElement {
  const field = h("input", { name: "friend", autocomplete: "off", value: name });
  const email = h("input", { type: "email", name: "friends-email", autocomplete: "off" });
  const problem = h("p", { class: "bad", role: "alert" }, several && here.say("SEVERAL"));
  const submit = async (event: Event) => {
    event.preventDefault();
    problem.textContent = "";
    const said = await found(here, field.value.trim(), several ? email.value.trim() : null);
    if (said === "SEVERAL" && !several) here.show(search(here, field.value, true));
    else if (said) problem.textContent = said === "SEVERAL" ? here.say("SEVERAL") : said;
  };
  return h(
    "form",
    { class: "form", novalidate: true, onsubmit: (event) => void submit(event) },
    h("label", {}, here.say("friendsName"), field),
    several && h("label", {}, here.say("friendsEmail"), email),
    problem,
    h("button", { type: "submit" }, here.say("find")),
  );
}

/** What to say where nobody was found; null where the next question has taken the place of this. */
async function found(here: Here, name: string, email: string | null): Promise<string | null> {
  const word = wordIn(name);
  const offer = word ? await invitationOf(here, word) : null;
  if (word && offer) {
    here.show(invitation(here, offer, { word }));
    return null;
  }
  const { referrer } = await here.ask(Referrer, { name, email, locale: here.locale });
  if (referrer.__typename === "Refusal") return referrer.message;
  if (referrer.match === "SEVERAL") return "SEVERAL";
  if (referrer.match !== "FOUND" || !referrer.token)
    return here.say(referrer.match === "NEAR" ? "NEAR" : "NONE");
  const { consentText } = await here.ask(Consent, { purpose: "CLAIM", locale: here.locale });
  here.show(
    h("p", { class: "good", role: "status" }, here.say("found", { name })),
    acceptance(here, consentText, { referrer: referrer.token }),
  );
  return null;
}

/** Of a share link, or a word by itself. */
function wordIn(text: string): string | null {
  const linked = /[?&]ref=([\w-]+)|\/r\/([\w-]+)/.exec(text);
  return linked?.[1] ?? linked?.[2] ?? (/^[a-z0-9]+-[a-z0-9-]+$/.test(text) ? text : null);
}
