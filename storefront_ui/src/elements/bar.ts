import { inOneLine } from "../both_get";
import { h } from "../dom";
import type { Here } from "../here";
import { recall, remember } from "../memory";

/** One line across the page that leads to the referral page: `href`. */
export async function show(here: Here): Promise<void> {
  const href = here.element.getAttribute("href");
  if (!href || recall("bar")) return here.hide();
  const close = () => {
    remember("bar", "closed");
    here.hide();
  };
  here.show(
    h(
      "section",
      { class: "bar", "aria-label": here.say("forFriends") },
      h("a", { href }, await inOneLine(here)),
      h(
        "button",
        { class: "plain", type: "button", "aria-label": here.say("close"), onclick: close },
        "×",
      ),
    ),
  );
}
