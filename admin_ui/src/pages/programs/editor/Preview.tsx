import { useState } from "react";
import { OfferPreviewDocument, type OfferPreviewQuery } from "../../../api/generated/preview";
import { useAnswer } from "../../../api/useAnswer";
import { Choose } from "../../../fields/Choose";
import { useSettled } from "../../../parts/useSettled";
import { useTexts } from "../../../texts/useTexts";
import { useForm } from "./form";
import styles from "./Preview.module.css";

type Offers = Extract<OfferPreviewQuery["offerPreview"], { __typename: "OfferPreview" }>["offers"];

const PAUSE_MS = 500;

/** What friend and advocate will read of what is being written. */
export function Preview() {
  const { t } = useTexts();
  const { promise } = useForm();
  const settled = useSettled(promise, PAUSE_MS);
  const { data } = useAnswer(OfferPreviewDocument, { promise: settled }, { keep: true });
  const found = data?.offerPreview;
  return (
    <aside className={styles.preview} aria-label={t("preview.title")}>
      <h2 className={styles.title}>{t("preview.title")}</h2>
      {found?.__typename === "OfferPreview" && found.offers.length > 0 ? (
        <Read offers={found.offers} />
      ) : (
        <p className={styles.quiet}>{t(found ? "preview.none" : "waiting")}</p>
      )}
    </aside>
  );
}

function Read({ offers }: { offers: Offers }) {
  const { t, locale } = useTexts();
  const { channels } = useForm();
  const [channel, chooseChannel] = useState("");
  const [language, chooseLanguage] = useState(locale);
  const slugs = [...new Set(offers.map((one) => one.channel))];
  const languages = [...new Set(offers.map((one) => one.language))];
  const inChannel = slugs.includes(channel) ? channel : slugs[0];
  const inLanguage = languages.includes(language) ? language : languages[0];
  const shown = offers.filter((one) => one.channel === inChannel && one.language === inLanguage);
  const names = new Intl.DisplayNames(locale, { type: "language" });
  return (
    <>
      <div className={styles.choices}>
        <Choose
          label={t("preview.channel")}
          value={inChannel ?? ""}
          options={slugs.map((slug) => [
            slug,
            channels.find((one) => one.slug === slug)?.name ?? slug,
          ])}
          onPick={chooseChannel}
        />
        <Choose
          label={t("preview.language")}
          value={inLanguage ?? ""}
          options={languages.map((one) => [one, names.of(one) ?? one])}
          onPick={chooseLanguage}
        />
      </div>
      {shown.map((one) => (
        <div key={one.offer} className={styles.offer} lang={one.language}>
          {shown.length > 1 && <p className={styles.quiet}>{one.offer}</p>}
          <Offer offer={one} />
        </div>
      ))}
    </>
  );
}

function Offer({ offer }: { offer: Offers[number] }) {
  const { t } = useTexts();
  return (
    <>
      {offer.headline && <p className={styles.headline}>{offer.headline}</p>}
      <p className={styles.quiet}>{t("side.FRIEND")}</p>
      <p>{offer.friendReward?.text ?? "–"}</p>
      {offer.forFriend && <p>{offer.forFriend}</p>}
      <p className={styles.quiet}>{t("side.ADVOCATE")}</p>
      <p>{offer.advocateReward?.text ?? "–"}</p>
      {offer.milestones.map(({ friends, reward }) => (
        <p key={friends}>{t("program.step", { friends, reward: reward.text })}</p>
      ))}
      {offer.forAdvocate && <p>{offer.forAdvocate}</p>}
      {offer.disclosure && <p className={styles.disclosure}>{offer.disclosure}</p>}
    </>
  );
}
