import { useEffect } from "react";
import { spoken } from "../texts/locales";
import { Texts } from "../texts/Texts";
import { useTexts } from "../texts/useTexts";
import styles from "./Outside.module.css";
import { placeOf, ROOT } from "./root";
import { isOurs } from "./sections";
import { WIDGETS } from "./widgets";

/** Somebody opened our address by itself: nothing can be shown here, but where to find it can. */
export function Outside() {
  const locale = spoken(...navigator.languages);
  useEffect(() => {
    document.documentElement.lang = locale;
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  }, [locale]);
  return (
    <Texts locale={locale} rooms={["shared"]} until={null}>
      <Words />
    </Texts>
  );
}

function Words() {
  const { t } = useTexts();
  const place = placeOf(location.pathname);
  const isPage = place === "/" || isOurs(place) || place in WIDGETS;
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t(isPage ? "outside.title" : "notfound.title")}</h1>
      <p className={styles.words}>{t(isPage ? "outside.what" : "notfound.words")}</p>
      <p className={styles.words}>{t("outside.where")}</p>
      <p className={styles.links}>
        {!isPage && <a href={ROOT}>{t("outside.title")}</a>}
        <a href={`${ROOT}support`}>{t("outside.help")}</a>
        <a href={`${ROOT}privacy`}>{t("outside.privacy")}</a>
      </p>
    </main>
  );
}
