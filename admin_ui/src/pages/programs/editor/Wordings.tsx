import { Choose } from "../../../fields/Choose";
import { Button } from "../../../parts/Button";
import { useTexts } from "../../../texts/useTexts";
import type { Offer } from "../promise/promise";
import { TextAt } from "./bound";
import { useAt } from "./form";
import styles from "./rows.module.css";
import { Group } from "./Section";

/** Languages of shops, by their own names; others come with the file. */
const LANGUAGES = [
  "en",
  "de",
  "fr",
  "es",
  "it",
  "nl",
  "pl",
  "pt",
  "ro",
  "ru",
  "lv",
  "lt",
  "et",
  "cs",
  "uk",
];

type Said = NonNullable<Offer["wording"]>;

/** What people read about the offer, in the merchant's own words; what is empty is said as usual. */
export function Wordings({ path }: { path: string }) {
  const { t, locale } = useTexts();
  const [wording = {}, say] = useAt<Said | undefined>(path);
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const others = LANGUAGES.filter((one) => !(one in wording));
  const remove = (language: string) => {
    const { [language]: _gone, ...kept } = wording;
    say(Object.keys(kept).length > 0 ? kept : undefined);
  };
  return (
    <Group title={t("edit.wording")}>
      <p className={styles.hint}>{t("edit.wording.means")}</p>
      {Object.keys(wording).map((language) => (
        <div key={language} className={styles.row}>
          <div className={styles.fields}>
            <strong>{names.of(language)}</strong>
            <TextAt path={`${path}.${language}.headline`} label={t("edit.headline")} width="long" />
            <TextAt
              path={`${path}.${language}.for_friend`}
              label={t("edit.for.friend")}
              width="long"
              rows={2}
            />
            <TextAt
              path={`${path}.${language}.for_advocate`}
              label={t("edit.for.advocate")}
              width="long"
              rows={2}
            />
          </div>
          <Button weight="tertiary" onClick={() => remove(language)}>
            {t("edit.remove")}
          </Button>
        </div>
      ))}
      <Choose
        label={t("edit.wording.add")}
        value=""
        options={[["", "–"], ...others.map((one) => [one, names.of(one) ?? one] as const)]}
        onPick={(language) => language && say({ ...wording, [language]: { headline: "" } })}
      />
    </Group>
  );
}
