import { copyButton } from "../copying";
import { h } from "../dom";
import type { MeQuery } from "../generated/me";
import type { Here } from "../here";
import { LINKS, linkBy, type Way } from "./ways";

export interface Shared {
  readonly word: string;
  readonly shareUrl: string;
  /** The ways that the merchant chose, in that order, and what the shop proposes to say. */
  readonly sharing: MeQuery["sharing"];
}

/** A link, and how it is shared; everybody may say it their own way. */
export function share(here: Here, shared: Shared): HTMLElement {
  // Of more than one line, so that a phone shows all of it.
  const link = h(
    "textarea",
    { class: "link", readonly: true, rows: "1", dir: "ltr" },
    shared.shareUrl,
  );
  const message = h("textarea", { rows: "2" }, shared.sharing.message);
  const ways = h("div", { class: "row" });
  const redraw = () => ways.replaceChildren(...buttons(here, shared, message.value));
  message.addEventListener("input", redraw);
  redraw();
  const written = h(
    "div",
    { class: "inner" },
    h("label", {}, here.say("yourLink"), link),
    shared.sharing.channels.includes("COPY") && copyButton(here, link),
    h("label", {}, here.say("message"), message),
    ways,
  );
  const shown = shared.sharing.channels.includes("QR") && picture(here, shared.word);
  return h("div", { class: "card" }, h("div", { class: "share" }, written, shown));
}

function buttons(here: Here, shared: Shared, message: string): HTMLElement[] {
  return shared.sharing.channels.flatMap((way) => {
    const button =
      way === "NATIVE" ? sheet(here, shared, message) : linked(here, shared, way, message);
    return button ? [button] : [];
  });
}

/** The sheet of the phone itself, where there is one. */
function sheet(here: Here, { shareUrl }: Shared, text: string): HTMLElement | null {
  if (!("share" in navigator)) return null;
  const url = linkBy(shareUrl, "NATIVE");
  // Closing the sheet is no failure.
  const open = () => void navigator.share({ text, url }).catch(() => undefined);
  return h("button", { class: "main", type: "button", onclick: open }, here.say("share"));
}

function linked(here: Here, { shareUrl }: Shared, way: Way, message: string): HTMLElement | null {
  const link = LINKS[way];
  if (!link) return null;
  const [href, label] = [
    link.to(linkBy(shareUrl, way), message),
    here.say("shareBy", { channel: link.name }),
  ];
  const kind = { class: "button", href, target: "_blank", rel: "noopener", "aria-label": label };
  return h("a", kind, link.name);
}

function picture(here: Here, word: string): HTMLElement {
  const src = `${here.page.app}/qr/${encodeURIComponent(word)}.svg`;
  const size = { width: "160", height: "160", loading: "lazy" };
  return h("img", { class: "qr", src, alt: here.say("qr"), ...size });
}
