import { form } from "../asking";
import { bothGetBy, bothWouldGet } from "../both_get";
import { copyButton } from "../copying";
import { h } from "../dom";
import { findable } from "../findable";
import { Consent } from "../generated/consent";
import { Join } from "../generated/join";
import { Me, type MeQuery } from "../generated/me";
import { dismissGuest, guest } from "../guest";
import { type Here, wait } from "../here";
import { amount, month, number } from "../moments";
import { ownWord } from "../own_word";
import { share } from "../sharing/share";

type Advocate = Extract<MeQuery["me"], { __typename: "Advocate" }>;
type Sharing = MeQuery["sharing"];
type Reward = Advocate["rewards"][number];

/** A customer's own page: the link, the friends, the rewards, and why not yet. */
export async function show(here: Here): Promise<void> {
  wait(here, 6);
  const { me, sharing, brand } = await here.ask(Me, { locale: here.locale });
  here.dress(brand);
  if (me.__typename === "Advocate") return here.show(await page(here, me, sharing));
  if (me.code === "SIGN_IN_NEEDED") return here.show(await joining(here));
  here.show(h("div", { class: "card" }, h("p", {}, me.message)));
}

/** For somebody without an account: a mailed link proves who it is. */
export async function joining(here: Here): Promise<HTMLElement> {
  const asked = { purpose: "JOIN", locale: here.locale } as const;
  const [{ consentText, brand }, bothGet] = await Promise.all([
    here.ask(Consent, asked),
    bothWouldGet(here),
  ]);
  here.dress(brand);
  return h(
    "div",
    { class: "card" },
    h("h2", {}, here.say("refer")),
    bothGet,
    h("p", {}, here.say("joinText")),
    form(here, {
      agreement: consentText,
      wantsEmail: true,
      button: here.say("join"),
      submit: async ({ email, agreed }) => {
        const { join } = await here.ask(Join, {
          email,
          locale: here.locale,
          consentText: agreed ? consentText.id : null,
        });
        if (join.__typename === "Refusal") return join.message;
        here.show(sent(here, email));
        return null;
      },
    }),
  );
}

function sent(here: Here, email: string): HTMLElement {
  const said = [h("h2", {}, here.say("joined")), h("p", {}, here.say("joinedText", { email }))];
  return h("div", { class: "card", role: "status" }, ...said);
}

async function page(here: Here, me: Advocate, sharing: Sharing): Promise<HTMLElement> {
  return h(
    "div",
    { class: "stack" },
    h("h2", {}, here.say("refer")),
    await bothGetBy(here, me.word),
    share(here, { word: me.word, shareUrl: me.shareUrl, sharing }),
    list(
      here.say("rewards"),
      here.say("noRewards"),
      me.rewards.map((one) => reward(here, one)),
    ),
    me.points.length > 0 &&
      list(
        here.say("points"),
        "",
        me.points.map((one) => points(here, one)),
      ),
    list(
      here.say("friends"),
      here.say("noFriends"),
      me.friends.map((one) => friend(here, one)),
    ),
    ownWord(here, () => void show(here)),
    findable(here),
    guest() && leaving(here),
  );
}

function list(heading: string, empty: string, items: HTMLElement[]): HTMLElement {
  const content = items.length > 0 ? h("ul", {}, ...items) : h("p", { class: "quiet" }, empty);
  return h("section", { class: "card" }, h("h3", {}, heading), content);
}

function friend(here: Here, one: Advocate["friends"][number]): HTMLElement {
  return h(
    "li",
    { class: "item" },
    h(
      "strong",
      {},
      `${[one.initial && `${one.initial}.`, month(one.since, here.locale)].filter(Boolean).join(", ")} · ${here.say(one.status)}`,
    ),
    h("span", { class: "quiet" }, one.why),
  );
}

function reward(here: Here, one: Reward): HTMLElement {
  const code = one.code ? h("output", { class: "code" }, one.code) : null;
  const left = amount(one.left, one.unit, here.locale);
  return h(
    "li",
    { class: "item" },
    h("strong", {}, one.terms.text, " · ", here.say(one.state)),
    code && h("div", { class: "row" }, code, copyButton(here, code)),
    one.terms.kind === "GIFT_CARD" && code && h("span", {}, here.say("left", { left })),
    h("span", { class: "quiet" }, one.why),
  );
}

function points(here: Here, one: Advocate["points"][number]): HTMLElement {
  const said = { points: number(one.points, here.locale), at: number(String(one.at), here.locale) };
  const bar = h("progress", { max: String(one.at), value: one.points, "aria-label": one.program });
  return h("li", { class: "item" }, h("strong", {}, one.program), bar, here.say("pointsAt", said));
}

function leaving(here: Here): HTMLElement {
  const leave = () => {
    dismissGuest();
    void show(here);
  };
  return h("button", { class: "plain", type: "button", onclick: leave }, here.say("otherPerson"));
}
