import { bothGetBy } from "../both_get";
import { orderPlaced } from "../claim";
import { h } from "../dom";
import { Me } from "../generated/me";
import { type Here, wait } from "../here";
import { share } from "../sharing/share";
import { joining } from "./account";

/** After an order, who bought is offered what a friend's order would bring them both. */
export async function show(here: Here): Promise<void> {
  orderPlaced();
  wait(here, 4);
  const { me, sharing, brand } = await here.ask(Me, { locale: here.locale });
  here.dress(brand);
  if (me.__typename === "Refusal" && me.code !== "SIGN_IN_NEEDED") return here.hide();
  if (me.__typename === "Refusal") return here.show(await joining(here));
  const { word, shareUrl } = me;
  const heading = h("h2", {}, here.say("refer"));
  const card = share(here, { word, shareUrl, sharing });
  here.show(h("div", { class: "stack" }, heading, await bothGetBy(here, word), card));
}
