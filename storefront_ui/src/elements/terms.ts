import { h } from "../dom";
import { Terms } from "../generated/terms";
import { type Here, wait } from "../here";
import { wordOfVisit } from "../visit";

/** The terms of taking part, as the rules of the program have them just now. */
export async function show(here: Here): Promise<void> {
  wait(here, 6);
  const word = here.element.getAttribute("word") ?? wordOfVisit();
  const asked = { channel: here.page.channel, word, locale: here.locale };
  const { terms } = await here.ask(Terms, asked);
  const parts = terms.map(({ heading, sentences }) =>
    h("section", {}, h("h3", {}, heading), ...sentences.map((one) => h("p", {}, one))),
  );
  const none = h("p", { class: "quiet" }, here.say("noTerms"));
  const shown = parts.length > 0 ? parts : [none];
  here.show(h("div", { class: "card" }, h("h2", {}, here.say("terms")), ...shown));
}
