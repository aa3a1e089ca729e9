import { givenBefore } from "../claim";
import { h } from "../dom";
import { shown } from "../given";
import { type Here, wait, within } from "../here";
import { type Invitation, invitation, invitationOf } from "../invitation";
import { recall, remember } from "../memory";
import { wordHere, wordOfVisit } from "../visit";

/** Who came by a friend's link sees who invited them, and takes the code without leaving the page. */
export async function show(here: Here): Promise<void> {
  const word = here.element.getAttribute("word") ?? wordOfVisit();
  if (!word) return here.hide();
  const isPopup = here.element.hasAttribute("popup");
  const given = givenBefore();
  if (given) return isPopup ? here.hide() : here.show(await shown(here, given));
  if (!isPopup) wait(here);
  if (isPopup && recall("closed") === word) return here.hide();
  const offer = await invitationOf(here, word);
  if (isPopup) return offer && !offer.isOwn ? popUp(here, offer, word) : here.hide();
  if (offer) return here.show(invitation(here, offer, { word }));
  // Of an invitation that is over, only the page that the link leads to needs to speak.
  if (!wordHere()) return here.hide();
  here.show(h("div", { class: "card" }, h("p", {}, here.say("offerOver"))));
}

/** Once: who has closed it is not asked again. */
function popUp(here: Here, offer: Invitation, word: string): void {
  const inside = h("div");
  const dialog = h(
    "dialog",
    { "aria-label": here.say("invited") },
    h(
      "button",
      {
        class: "plain close",
        type: "button",
        "aria-label": here.say("close"),
        onclick: () => dialog.close(),
      },
      "×",
    ),
    inside,
  );
  dialog.addEventListener("close", () => {
    remember("closed", word);
    here.hide();
  });
  inside.append(invitation(within(here, inside), offer, { word }));
  here.show(dialog);
  dialog.showModal();
}
