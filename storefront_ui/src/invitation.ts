import { form } from "./asking";
import { claim, type Given, type Wanted } from "./claim";
import { h } from "./dom";
import { Offer, type OfferQuery } from "./generated/offer";
import { shown } from "./given";
import type { Here } from "./here";

export type Invitation = NonNullable<OfferQuery["offer"]>;
type By = Pick<Wanted, "word" | "referrer">;

export async function invitationOf(here: Here, word: string): Promise<Invitation | null> {
  const asked = { word, channel: here.page.channel, locale: here.locale };
  const { offer, brand } = await here.ask(Offer, asked);
  here.dress(brand);
  return offer ?? null;
}

export function whoInvites(here: Here, { advocateName: name }: Invitation): string {
  return name ? here.say("invites", { name }) : here.say("invited");
}

/** Who invites, what the friend gets, and the form that accepts it; for the advocate without it. */
export function invitation(here: Here, offer: Invitation, by: By): HTMLElement {
  return h(
    "div",
    { class: "card" },
    offer.isOwn && h("p", { class: "quiet" }, here.say("ownLink")),
    h("h2", {}, offer.headline || whoInvites(here, offer)),
    offer.text && h("p", {}, offer.text),
    offer.friendReward &&
      h("p", {}, here.say("youGet"), ": ", h("strong", {}, offer.friendReward.text)),
    !offer.isOwn && acceptance(here, offer.consent, by),
    offer.disclosure && h("p", { class: "quiet" }, offer.disclosure),
  );
}

/** The form by which an offer is accepted; the code comes in place of all that was shown. */
export function acceptance(here: Here, consent: Invitation["consent"], by: By): HTMLElement {
  return form(here, {
    agreement: consent,
    wantsEmail: !(here.page.token || here.page.knowsCustomer),
    button: here.say("accept"),
    submit: async ({ email, agreed }) => {
      const agreement = agreed ? consent.id : null;
      const given = await claim(here, { ...by, email, agreed, agreement });
      if (typeof given === "string") return given;
      await showGiven(here, given);
      return null;
    },
  });
}

export async function showGiven(here: Here, given: Given): Promise<void> {
  const card = await shown(here, given);
  here.show(card);
  card.querySelector("h2")?.focus();
}
