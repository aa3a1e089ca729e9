import { orNothing } from "../ask";
import { inOneLine } from "../both_get";
import { h } from "../dom";
import { type Here, within } from "../here";
import { show as showAccount } from "./account";

/** A button that floats over the page and opens the customer's own page beside it. */
export async function show(here: Here): Promise<void> {
  const line = await orNothing(inOneLine(here));
  if (!line) return here.hide();
  const inside = h("div");
  const label = here.say("forFriends");
  const panel = h("dialog", { class: "panel", "aria-label": label }, closing(), inside);
  const open = () => {
    panel.showModal();
    if (!inside.firstChild) void showAccount(within(here, inside)).catch(() => panel.close());
  };
  here.show(
    h(
      "button",
      { class: "main launcher", type: "button", title: line, onclick: open },
      here.say("launcher"),
    ),
    panel,
  );

  function closing(): HTMLElement {
    const close = () => panel.close();
    return h(
      "button",
      { class: "plain close", type: "button", "aria-label": here.say("close"), onclick: close },
      "×",
    );
  }
}
