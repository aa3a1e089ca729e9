import { h } from "./dom";
import type { Here } from "./here";

/** A button that copies what `from` holds, or selects it where a page may not write the clipboard. */
export function copyButton(here: Here, from: HTMLTextAreaElement | HTMLOutputElement): HTMLElement {
  const said = h("span", { role: "status" });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(from.value);
      said.textContent = here.say("copied");
    } catch {
      select(from);
      said.textContent = here.say("selected");
    }
  };
  const button = h("button", { type: "button", onclick: () => void copy() }, here.say("copy"));
  return h("span", { class: "row" }, button, said);
}

function select(from: HTMLTextAreaElement | HTMLOutputElement): void {
  if (from instanceof HTMLTextAreaElement) from.select();
  else getSelection()?.selectAllChildren(from);
}
