import { Silent } from "./ask";
import type { Here } from "./here";
import type { Page } from "./page";

interface View {
  show(here: Here): Promise<void>;
}

// What an element shows comes when the first of its kind is on the page.
const VIEWS: Record<string, () => Promise<View>> = {
  "referrals-account": () => import("./elements/account"),
  "referrals-bar": () => import("./elements/bar"),
  "referrals-checkout": () => import("./elements/checkout"),
  "referrals-launcher": () => import("./elements/launcher"),
  "referrals-leaderboard": () => import("./elements/leaderboard"),
  "referrals-purchase": () => import("./elements/purchase"),
  "referrals-terms": () => import("./elements/terms"),
  "referrals-welcome": () => import("./elements/welcome"),
};

/** At once where the page has one of them, else when the browser has nothing better to do. */
export function register(page: () => Page): void {
  if (document.querySelector(Object.keys(VIEWS).join())) define(page);
  else whenIdle(() => define(page));
}

/** A second script on the same page finds the names taken, and leaves them. */
function define(page: () => Page): void {
  for (const [tag, load] of Object.entries(VIEWS)) {
    if (!customElements.get(tag)) customElements.define(tag, elementOf(page, load));
  }
}

function whenIdle(work: () => void): void {
  // Safari has no such callback.
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: 1000 });
  else setTimeout(work);
}

function elementOf(page: () => Page, load: () => Promise<View>): CustomElementConstructor {
  return class extends HTMLElement {
    #end: AbortController | undefined;

    connectedCallback(): void {
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      // What is between its tags is for pages without scripts, and for the moment before.
      if (!root.firstChild) root.append(document.createElement("slot"));
      const end = new AbortController();
      this.#end = end;
      void start(page, load, this, root, end.signal);
    }

    disconnectedCallback(): void {
      this.#end?.abort();
    }
  };
}

async function start(
  page: () => Page,
  load: () => Promise<View>,
  element: HTMLElement,
  root: ShadowRoot,
  gone: AbortSignal,
): Promise<void> {
  const [view, { settle, apology }] = await Promise.all([load(), import("./here")]);
  if (gone.aborted) return;
  const here = await settle(page(), element, root, gone);
  const go = async () => {
    try {
      if (!gone.aborted) await view.show(here);
    } catch (error) {
      if (!(error instanceof Silent)) throw error;
      here.show(apology(here, go));
    }
  };
  await go();
}
