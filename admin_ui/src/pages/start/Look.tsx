import { useState } from "react";
import type { ProgramFactsFragment, SetupFactsFragment } from "../../api/generated/fragments";
import { OfferPreviewDocument, type OfferPreviewQuery } from "../../api/generated/preview";
import { useAnswer } from "../../api/useAnswer";
import { Button } from "../../parts/Button";
import { Problem } from "../../parts/Problem";
import { Skeleton } from "../../parts/Skeleton";
import { useTexts } from "../../texts/useTexts";
import styles from "./Step.module.css";

type Offers = Extract<OfferPreviewQuery["offerPreview"], { __typename: "OfferPreview" }>["offers"];
type Channels = SetupFactsFragment["channels"];

interface Props {
  program: ProgramFactsFragment;
  channels: Channels;
  onLook: (looked: boolean) => void;
}

/** The offer as friend and advocate read it, in every language and currency. */
export function Look({ program, channels, onLook }: Props) {
  const { t } = useTexts();
  const [isOpen, open] = useState(false);
  const turn = () => {
    open(!isOpen);
    onLook(true);
  };
  return (
    <>
      <Button aria-expanded={isOpen} onClick={turn}>
        {t(isOpen ? "start.look.close" : "start.look", { name: program.name })}
      </Button>
      {isOpen && <Shown promise={program.promise} channels={channels} />}
    </>
  );
}

function Shown({ promise, channels }: { promise: unknown; channels: Channels }) {
  const { t } = useTexts();
  const { data, error, refetch } = useAnswer(OfferPreviewDocument, { promise });
  if (error) return <Problem error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={4} label={t("waiting")} />;
  const found = data.offerPreview;
  if (found.__typename === "Refusal") return <p role="alert">{found.message}</p>;
  return (
    <ul className={styles.offers}>
      {found.offers.map((one) => (
        <Offer key={`${one.offer} ${one.channel} ${one.language}`} offer={one} in_={channels} />
      ))}
    </ul>
  );
}

function Offer({ offer, in_ }: { offer: Offers[number]; in_: Channels }) {
  const { t, locale } = useTexts();
  const language = new Intl.DisplayNames(locale, { type: "language" }).of(offer.language);
  const channel = in_.find((one) => one.slug === offer.channel);
  const name = channel ? `${channel.name} (${channel.currency})` : offer.channel;
  return (
    <li className={styles.offer}>
      <p className={styles.quiet}>
        {language} · {name}
      </p>
      <p className={styles.quiet}>{t("side.FRIEND")}</p>
      <div lang={offer.language}>
        {offer.headline && <p>{offer.headline}</p>}
        <p>{offer.friendReward?.text ?? "–"}</p>
        {offer.forFriend && <p>{offer.forFriend}</p>}
        {offer.disclosure && <p className={styles.quiet}>{offer.disclosure}</p>}
      </div>
      <p className={styles.quiet}>{t("side.ADVOCATE")}</p>
      <div lang={offer.language}>
        <p>{offer.advocateReward?.text ?? "–"}</p>
        {offer.milestones.map(({ friends, reward }) => (
          <p key={friends}>
            {friends} → {reward.text}
          </p>
        ))}
        {offer.forAdvocate && <p>{offer.forAdvocate}</p>}
      </div>
    </li>
  );
}
