import { useState } from "react";
import type { OfferPreviewQuery } from "../api/generated/preview";
import { Choose } from "../fields/Choose";
import { useTexts } from "../texts/useTexts";
import styles from "./Offers.module.css";

type All = Extract<OfferPreviewQuery["offerPreview"], { __typename: "OfferPreview" }>["offers"];

interface Props {
  /** In every channel and language. */
  offers: All;
  channels: readonly { slug: string; name: string; currency: string }[];
}

/** What friend and advocate read: in one channel and language, which staff choose. */
export function Offers({ offers, channels }: Props) {
  const { t, locale } = useTexts();
  const [channel, chooseChannel] = useState("");
  const [language, chooseLanguage] = useState(locale);
  const slugs = [...new Set(offers.map((one) => one.channel))];
  const languages = [...new Set(offers.map((one) => one.language))];
  const inChannel = slugs.includes(channel) ? channel : slugs[0];
  const inLanguage = languages.includes(language) ? language : languages[0];
  const shown = offers.filter((one) => one.channel === inChannel && one.language === inLanguage);
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const nameOf = (slug: string) => {
    const found = channels.find((one) => one.slug === slug);
    return found ? `${found.name} (${found.currency})` : slug;
  };
  return (
    <>
      <div className={styles.choices}>
        <Choose
          label={t("preview.channel")}
          value={inChannel ?? ""}
          options={slugs.map((slug) => [slug, nameOf(slug)])}
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
        <div key={one.offer} className={styles.offer}>
          {shown.length > 1 && <p className={styles.quiet}>{one.offer}</p>}
          <Offer offer={one} />
        </div>
      ))}
    </>
  );
}

function Offer({ offer }: { offer: All[number] }) {
  const { t } = useTexts();
  const { language: lang, headline, forFriend, forAdvocate, disclosure } = offer;
  return (
    <>
      {headline && (
        <p className={styles.headline} lang={lang}>
          {headline}
        </p>
      )}
      <p className={styles.quiet}>{t("side.FRIEND")}</p>
      <div lang={lang}>
        <p>{offer.friendReward?.text ?? "–"}</p>
        {forFriend && <p>{forFriend}</p>}
      </div>
      <p className={styles.quiet}>{t("side.ADVOCATE")}</p>
      <div lang={lang}>
        <p>{offer.advocateReward?.text ?? "–"}</p>
        {offer.milestones.map(({ friends, reward }) => (
          <p key={friends}>{t("program.step", { friends, reward: reward.text })}</p>
        ))}
        {forAdvocate && <p>{forAdvocate}</p>}
      </div>
      {disclosure && (
        <p className={styles.disclosure} lang={lang}>
          {disclosure}
        </p>
      )}
    </>
  );
}
