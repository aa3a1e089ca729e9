import { useEffect } from "react";
import { spoken } from "../texts/locales";
import { Texts } from "../texts/Texts";
import { useTexts } from "../texts/useTexts";
import styles from "./Outside.module.css";
import { ROOT } from "./root";

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
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t("outside.title")}</h1>
      <p className={styles.words}>{t("outside.what")}</p>
      <p className={styles.words}>{t("outside.where")}</p>
      <p className={styles.links}>
        <a href={`${ROOT}support`}>{t("outside.help")}</a>
        <a href={`${ROOT}privacy`}>{t("outside.privacy")}</a>
      </p>
    </main>
  );
}
