import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import { Card } from "../../../parts/Card";
import { useTexts } from "../../../texts/useTexts";
import { ScopeSaid } from "../goods/GoodsSaid";
import type { Offer, ProgramPromise, Scope, SideName, Terms } from "../promise/promise";
import { promiseOf } from "../promise/promiseOf";
import { amountsWords, rewardWords, sideWords, timingWords } from "../promise/words";
import styles from "./ProgramPage.module.css";

/** What both sides get, and for which orders: the part that staff look up most. */
export function Promised({ program }: { program: ProgramFactsFragment }) {
  const { t } = useTexts();
  const promise = promiseOf(program);
  return (
    <Card
      title={t("program.promises")}
      aside={
        <span className={styles.quiet}>{t("program.version", { number: program.version })}</span>
      }
    >
      {promise.offers.map((offer) => (
        <div key={offer.name} className={styles.part}>
          {promise.offers.length > 1 && (
            <p className={styles.name}>
              {t("program.offer", { name: offer.name ?? "A", weight: offer.weight ?? 1 })}
            </p>
          )}
          <Sides offer={offer} />
        </div>
      ))}
      <div className={styles.part}>
        <Orders promise={promise} />
      </div>
    </Card>
  );
}

function Sides({ offer }: { offer: Offer }) {
  return (
    <dl className={styles.facts}>
      <Side offer={offer} side="friend" />
      <Side offer={offer} side="advocate" />
    </dl>
  );
}

function Side({ offer, side }: { offer: Offer; side: SideName }) {
  const say = useTexts();
  const said = offer[side] ?? {};
  const comes =
    side === "advocate" && Boolean(said.reward ?? offer.split ?? said.milestones?.length);
  return (
    <div>
      <dt>{say.t(side === "friend" ? "side.FRIEND" : "side.ADVOCATE")}</dt>
      <dd>
        {sideWords(offer, side, say)}
        {comes && <span className={styles.quiet}> · {timingWords(said, say)}</span>}
        <Free terms={said.reward} />
        <ul>
          {said.milestones?.map(({ friends, reward }) => (
            <li key={friends} className={styles.quiet}>
              {say.t("program.step", { friends, reward: rewardWords(reward, say) })}
              <Free terms={reward} />
            </li>
          ))}
        </ul>
      </dd>
    </div>
  );
}

/** Which product is free, where one is. */
function Free({ terms }: { terms: Terms | undefined }) {
  if (terms?.kind !== "free_product") return null;
  const { products = [], variants = [] } = terms;
  return (
    <div className={styles.quiet}>
      <ScopeSaid scope={{ products, variants }} />
    </div>
  );
}

function Orders({ promise }: { promise: ProgramPromise }) {
  const say = useTexts();
  const { t } = say;
  const { minimum, channels = [], countries = [], goods, but_not } = promise.order ?? {};
  const facts = [
    t(`programs.for.${promise.friends?.who ?? "new"}`),
    minimum && t("edit.order.from", { amount: amountsWords(minimum, say) }),
    channels.join(", "),
    countries.join(", "),
    t("edit.window.now", { days: promise.window_days ?? 30 }),
  ];
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t("edit.order")}</dt>
        <dd>{facts.filter(Boolean).join(" · ")}</dd>
      </div>
      <Goods title={t("edit.goods")} scope={goods} />
      <Goods title={t("edit.butnot")} scope={but_not} />
    </dl>
  );
}

function Goods({ title, scope = {} }: { title: string; scope: Scope | undefined }) {
  if (Object.values(scope).every((ids) => ids.length === 0)) return null;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <ScopeSaid scope={scope} />
      </dd>
    </div>
  );
}
