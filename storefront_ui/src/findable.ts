import { h } from "./dom";
import { BeFound } from "./generated/be_found";
import { Consent } from "./generated/consent";
import type { Here } from "./here";

/** Whether friends find somebody by name, who forgot the link. What it means is asked when opened. */
export function findable(here: Here): HTMLElement {
  const box = h("details", { class: "card" }, h("summary", {}, here.say("findable")));
  const open = () => void fill(here, box).catch(() => box.append(here.say("unreachable")));
  box.addEventListener("toggle", open, { once: true });
  return box;
}

async function fill(here: Here, box: HTMLElement): Promise<void> {
  const { consentText } = await here.ask(Consent, { purpose: "BE_FOUND", locale: here.locale });
  const name = h("input", { name: "name", autocomplete: "name", required: true });
  const tick = h("input", { type: "checkbox", required: true });
  const said = h("p", { role: "status" });
  const tell = async (wanted: string | null) => {
    const asked = { name: wanted, locale: here.locale, consentText: wanted && consentText.id };
    const { beFound } = await here.ask(BeFound, asked);
    const done = here.say(wanted ? "findableDone" : "findableStopped");
    said.textContent = beFound.__typename === "Refusal" ? beFound.message : done;
  };
  const failed = () => {
    said.textContent = here.say("unreachable");
  };
  const submit = (event: Event) => {
    event.preventDefault();
    tell(name.value.trim()).catch(failed);
  };
  const stop = () => void tell(null).catch(failed);
  box.append(
    h(
      "form",
      { class: "form", onsubmit: submit },
      h("label", {}, here.say("findableName"), name),
      h("label", { class: "tick" }, tick, h("span", {}, consentText.text)),
      said,
      h(
        "div",
        { class: "row" },
        h("button", { type: "submit" }, here.say("save")),
        h("button", { type: "button", onclick: stop }, here.say("findableStop")),
      ),
    ),
  );
}
