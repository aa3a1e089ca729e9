import { Claim } from "./generated/claim";
import type { Here } from "./here";
import { forget, recall, remember } from "./memory";

/** What a friend has been given. */
export interface Given {
  /** Empty where the reward comes after the order. */
  readonly code: string;
  readonly checkoutToken: string;
  readonly expiresAt: string;
  readonly worth: string;
  /** The page puts it into the order by itself. */
  readonly isTaken?: boolean;
}

export interface Wanted {
  readonly word?: string | null;
  /** The token of a search by name. */
  readonly referrer?: string | null;
  readonly email: string;
  readonly agreed: boolean;
  readonly agreement: string | null;
}

/** The code, or the words that say why there is none. */
export async function claim(here: Here, wanted: Wanted): Promise<Given | string> {
  const { claim: said } = await here.ask(Claim, {
    channel: here.page.channel,
    word: wanted.word ?? null,
    referrer: wanted.referrer ?? null,
    email: wanted.email || null,
    consent: wanted.agreed,
    consentText: wanted.agreement,
    locale: here.locale,
    referrerUrl: document.referrer,
  });
  if (said.__typename === "Refusal") return said.message;
  const found = {
    code: said.code,
    checkoutToken: said.checkoutToken,
    expiresAt: said.expiresAt,
    worth: said.discount?.text ?? "",
  };
  // The address is for the page alone: it is not among what the browser keeps.
  const given = { ...found, isTaken: here.tell("claimed", { ...found, email: wanted.email }) };
  remember("claim", JSON.stringify(given), Date.parse(given.expiresAt));
  return given;
}

/** What this person was given on an earlier page. */
export function givenBefore(): Given | null {
  const text = recall("claim");
  return text ? (JSON.parse(text) as Given) : null;
}

/** It is in the customer's checkout. */
export function putIntoCheckout(given: Given): void {
  remember("ordered-with", given.checkoutToken);
}

/** An order was placed: a code that was in it is used, and whoever invited them is thanked by it. */
export function orderPlaced(): void {
  const token = recall("ordered-with");
  if (!token || token !== givenBefore()?.checkoutToken) return;
  for (const name of ["ordered-with", "claim", "word"]) forget(name);
}
