import { ErrorText } from "../../../fields/ErrorText";
import { Sentence } from "../../../fields/Sentence";
import { Tick } from "../../../fields/Tick";
import { Button } from "../../../parts/Button";
import { useTexts } from "../../../texts/useTexts";
import type { Offer } from "../promise/promise";
import { sideWords } from "../promise/words";
import { TextAt, WholeAt } from "./bound";
import { useAt, useProblem } from "./form";
import { AmountsAt } from "./money";
import { PaidAs } from "./RewardField";
import styles from "./rows.module.css";
import { Section } from "./Section";
import { SideFields } from "./SideFields";
import { Wordings } from "./Wordings";

const SPLIT = { budget: {}, friend_percent: 50, paid_as: "fixed" } as const;

/** What both sides get; several offers share the advocates among them. */
export function Offers() {
  const { t } = useTexts();
  const [offers, say] = useAt<readonly Offer[]>("offers");
  const wrong = useProblem("offers");
  const add = () => say([...offers, { ...offers.at(-1), name: nextName(offers) }]);
  return (
    <>
      {offers.map((_, at) => (
        <OfferSection
          // biome-ignore lint/suspicious/noArrayIndexKey: their place is what tells them apart
          key={at}
          at={at}
          isAlone={offers.length === 1}
          onRemove={() => say(offers.filter((_, other) => other !== at))}
        />
      ))}
      {wrong && <ErrorText id="wrong-offers">{wrong}</ErrorText>}
      <div className={styles.pair}>
        <Button onClick={add}>{t("edit.offer.add")}</Button>
        <p className={styles.hint}>{t("edit.offer.why")}</p>
      </div>
    </>
  );
}

function nextName(offers: readonly Offer[]): string {
  const taken = new Set(offers.map(({ name = "A" }) => name));
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  return letters.find((one) => !taken.has(one)) ?? `${offers.length + 1}`;
}

interface Props {
  at: number;
  isAlone: boolean;
  onRemove: () => void;
}

function OfferSection({ at, isAlone, onRemove }: Props) {
  const say = useTexts();
  const { t } = say;
  const path = `offers.${at}`;
  const [offer] = useAt<Offer>(path);
  const name = offer.name ?? "A";
  const now = `${sideWords(offer, "friend", say)} · ${sideWords(offer, "advocate", say)}`;
  const wrong = useProblem(path);
  return (
    <Section
      title={isAlone ? t("edit.offer") : t("edit.offer.named", { name })}
      now={now}
      paths={[path]}
      isOpen={at === 0}
    >
      {!isAlone && (
        <div className={styles.pair}>
          <TextAt path={`${path}.name`} label={t("edit.offer.name")} width="short" />
          <WholeAt
            isInline={false}
            path={`${path}.weight`}
            label={t("edit.offer.weight")}
            least={0}
            most={1000}
          />
          <Button onClick={onRemove}>{t("edit.offer.remove")}</Button>
        </div>
      )}
      <SplitFields path={path} />
      <SideFields offer={path} side="friend" />
      <SideFields offer={path} side="advocate" />
      <Wordings path={`${path}.wording`} />
      {wrong && <ErrorText id={`wrong-${path}`}>{wrong}</ErrorText>}
    </Section>
  );
}

/** One budget for each friend, divided between the sides, in place of a reward for each. */
function SplitFields({ path }: { path: string }) {
  const { t } = useTexts();
  const [offer, say] = useAt<Offer>(path);
  const at = `${path}.split`;
  const turn = (isOn: boolean) => {
    const { split: _split, friend = {}, advocate = {}, ...rest } = offer;
    const without = ({ reward: _reward, ...side }: typeof friend) => side;
    say(
      isOn
        ? { ...rest, friend: without(friend), advocate: without(advocate), split: SPLIT }
        : { ...rest, friend, advocate },
    );
  };
  return (
    <>
      <Tick name={at} isOn={offer.split !== undefined} onTurn={turn}>
        {t("edit.split")}
      </Tick>
      {offer.split && (
        <>
          <AmountsAt path={`${at}.budget`} label={t("edit.split.budget")} />
          <Sentence
            text="edit.split.share"
            fields={{
              percent: (
                <WholeAt
                  path={`${at}.friend_percent`}
                  label={t("edit.split.percent")}
                  least={0}
                  most={100}
                  unit="%"
                />
              ),
              paid: <PaidAs path={`${at}.paid_as`} />,
            }}
          />
        </>
      )}
    </>
  );
}
