// The small form by which somebody says who they are, and what they agree to.

import { h } from "./dom";
import type { Here } from "./here";

export interface Agreement {
  readonly id: string;
  readonly text: string;
  readonly isNeeded: boolean;
}

export interface Answered {
  readonly email: string;
  readonly agreed: boolean;
}

interface Asked {
  readonly agreement: Agreement | null;
  /** False where it is known who it is. */
  readonly wantsEmail: boolean;
  readonly button: string;
  /** What to say of it, where the answer is no. */
  submit(answered: Answered): Promise<string | null>;
}

export function form(here: Here, asked: Asked): HTMLFormElement {
  const email = emailField(here);
  const tick = h("input", { type: "checkbox", name: "agreed" });
  const problem = h("p", { class: "bad", role: "alert" });
  const button = h("button", { class: "main", type: "submit" }, asked.button);
  const { agreement, wantsEmail } = asked;

  const submit = async () => {
    const missing = lacks(wantsEmail && email, agreement?.isNeeded === true && tick);
    problem.textContent = missing ? here.say(missing.says) : "";
    missing?.field.focus();
    if (missing) return;
    const answered = { email: email.value.trim(), agreed: tick.checked };
    problem.textContent = await whileBusy(here, button, () => asked.submit(answered));
  };
  return h(
    "form",
    {
      class: "form",
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        if (button.ariaDisabled !== "true") void submit();
      },
    },
    wantsEmail && h("label", {}, here.say("email"), email),
    agreement && h("label", { class: "tick" }, tick, h("span", {}, agreement.text)),
    problem,
    button,
  );
}

/** The words for what went wrong, null where nothing did. */
async function whileBusy(
  here: Here,
  button: HTMLButtonElement,
  work: () => Promise<string | null>,
): Promise<string | null> {
  const label = button.textContent;
  // Not `disabled`, which would take the focus away.
  button.ariaDisabled = "true";
  button.textContent = here.say("accepting");
  try {
    return await work();
  } catch {
    return here.say("unreachable");
  } finally {
    button.ariaDisabled = "false";
    button.textContent = label;
  }
}

function emailField(here: Here): HTMLInputElement {
  const field = h("input", { type: "email", name: "email", autocomplete: "email" });
  field.required = true;
  // Not as an attribute: so the cursor comes behind it.
  field.value = here.element.getAttribute("email") ?? writtenBefore(here.element);
  return field;
}

/** By somebody who was quicker than the script: what is between the tags has such a field, too. */
function writtenBefore(element: HTMLElement): string {
  return element.querySelector<HTMLInputElement>('input[type="email"]')?.value ?? "";
}

function lacks(
  email: HTMLInputElement | false,
  tick: HTMLInputElement | false,
): { field: HTMLInputElement; says: "emailNeeded" | "tickNeeded" } | null {
  if (email) email.ariaInvalid = String(!email.validity.valid);
  if (email && !email.validity.valid) return { field: email, says: "emailNeeded" };
  if (tick && !tick.checked) return { field: tick, says: "tickNeeded" };
  return null;
}
