import { ask, orNothing } from "./ask";
import { Visit } from "./generated/visit";
import { recall, remember } from "./memory";
import type { Page } from "./page";

const UTM = ["source", "medium", "campaign", "content", "term"] as const;

/** The word of the share link by which this person came, now or on an earlier page. */
export function wordOfVisit(): string | null {
  return wordHere() ?? recall("word");
}

/** The word in the address of this page. */
export function wordHere(): string | null {
  return new URLSearchParams(location.search).get("ref");
}

/** For the checkout's metadata under `referrals.journey`. */
export function journey(): string | null {
  return recall("journey");
}

/** Report who came by a friend's link or by another channel; the same arrival only once. */
export async function reportVisit(page: () => Page): Promise<void> {
  if (!document.URL.includes("?")) return;
  const word = wordHere();
  const utm = campaign();
  if (!word && Object.keys(utm).length === 0) return;
  if (word) remember("word", word);
  const cameBy = JSON.stringify([word, utm]);
  if (recall("came") === cameBy) return;
  const asked = ask(page(), Visit, {
    word,
    utm,
    channel: page().channel,
    landingUrl: location.href,
    journey: journey(),
    referrerUrl: document.referrer,
  });
  const said = await orNothing(asked);
  // The next page tries again.
  if (!said) return;
  remember("journey", said.visit.journeyToken);
  remember("came", cameBy);
}

function campaign(): Record<string, string> {
  const said = new URLSearchParams(location.search);
  return Object.fromEntries(
    UTM.flatMap((name) => {
      const text = said.get(`utm_${name}`);
      return text ? [[name, text.slice(0, 200)]] : [];
    }),
  );
}
