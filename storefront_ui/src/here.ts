import { ask, type Question } from "./ask";
import base from "./base.css?inline";
import { h, styled } from "./dom";
import { languageOf, type Page, pageFor } from "./page";
import { type Say, sayIn } from "./texts/say";

/** Where something is shown: one element on a page, for as long as it is there. */
export interface Here {
  readonly page: Page;
  readonly element: HTMLElement;
  readonly locale: string;
  readonly say: Say;
  /** Ends with the element. */
  readonly gone: AbortSignal;
  ask<Answer, Variables>(
    question: Question<Answer, Variables>,
    variables: Variables,
  ): Promise<Answer>;
  /** Show this in place of what was shown. */
  show(...nodes: Node[]): void;
  /** Show nothing, and take no room. */
  hide(): void;
  /** In the colour that the shop has chosen, where the page says none. */
  dress(brand: { accent?: string | null; ink?: string | null }): void;
  /** Tell the page; true if it sees to the rest by itself (`preventDefault()`). */
  tell(name: string, detail: unknown): boolean;
}

const BASE = styled(base);

export async function settle(
  script: Page,
  element: HTMLElement,
  root: ShadowRoot,
  gone: AbortSignal,
): Promise<Here> {
  root.adoptedStyleSheets = [BASE];
  const [locale, page] = [languageOf(element), pageFor(element, script)];
  const here: Here = {
    page,
    element,
    locale,
    say: await sayIn(locale),
    gone,
    ask: (question, variables) => ask(page, question, variables),
    show: (...nodes) => {
      const isWriting = isBetweenTags(element, document.activeElement);
      element.hidden = false;
      root.replaceChildren(...nodes);
      if (isWriting) root.querySelector<HTMLElement>('input[type="email"]')?.focus();
    },
    hide: () => {
      element.hidden = true;
      root.replaceChildren();
    },
    dress: ({ accent, ink }) => {
      const colours = accent ? `:host { --_brand: ${accent}; --_ink: ${ink}; }` : "";
      root.adoptedStyleSheets = [styled(colours), BASE];
    },
    tell: (name, detail) => {
      const how = { detail, bubbles: true, composed: true, cancelable: true };
      return !element.dispatchEvent(new CustomEvent(`referrals:${name}`, how));
    },
  };
  return here;
}

/** Of what has the focus inside the element itself, a document says that the element has it. */
function isBetweenTags(element: HTMLElement, focused: Element | null): boolean {
  return focused !== element && element.contains(focused);
}

/** The same, in a part of what the element shows. */
export function within(here: Here, part: HTMLElement): Here {
  return {
    ...here,
    show: (...nodes) => part.replaceChildren(...nodes),
    hide: () => part.replaceChildren(),
  };
}

/** Grey lines in the place of what will come, unless the shop has written something between tags. */
export function wait(here: Here, lines = 3): void {
  if (here.element.textContent?.trim()) return;
  const rows = Array.from({ length: lines }, () => h("div", { class: "bone" }));
  here.show(h("div", { class: "card", "aria-hidden": "true" }, ...rows));
}

/** The app does not answer; the shop works on without it. */
export function apology(here: Here, again: () => void): HTMLElement {
  return h(
    "div",
    { class: "card", role: "alert" },
    h("p", {}, here.say("unreachable")),
    h("button", { type: "button", onclick: again }, here.say("again")),
  );
}
