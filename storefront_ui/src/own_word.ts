import { h } from "./dom";
import { ChooseWord } from "./generated/word";
import type { Here } from "./here";

/** A link with a word of one's own; `then` is called when it has changed. */
export function ownWord(here: Here, then: () => void): HTMLElement {
  const word = h("input", {
    name: "word",
    autocomplete: "off",
    autocapitalize: "none",
    dir: "ltr",
  });
  const problem = h("p", { class: "bad", role: "alert" });
  const submit = async (event: Event) => {
    event.preventDefault();
    const asked = { word: word.value.trim().toLowerCase(), locale: here.locale };
    const { chooseWord } = await here.ask(ChooseWord, asked);
    if (chooseWord.__typename === "ChosenWord") return then();
    problem.textContent = chooseWord.message;
    word.focus();
  };
  const failed = () => {
    problem.textContent = here.say("unreachable");
  };
  return h(
    "details",
    { class: "card" },
    h("summary", {}, here.say("ownWord")),
    h(
      "form",
      { class: "form", onsubmit: (event) => void submit(event).catch(failed) },
      h("label", {}, here.say("ownWord"), word),
      h("p", { class: "quiet" }, here.say("ownWordHint")),
      problem,
      h("button", { type: "submit" }, here.say("save")),
    ),
  );
}
