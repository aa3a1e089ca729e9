import { ELEMENTS_SCRIPT } from "../app/root";
import { useDashboard } from "../bridge/useDashboard";
import { CopyButton } from "../parts/CopyButton";
import { useTexts } from "../texts/useTexts";
import styles from "./Elements.module.css";
import { scriptTag, TAGS, type Tag } from "./tags";

/** What is put into a storefront: a script, and a tag for each place. */
export function Elements({ channel, tags }: { channel: string; tags: readonly Tag[] }) {
  const { t } = useTexts();
  return (
    <>
      <Script channel={channel} />
      <p>{t("elements.tags")}</p>
      <ul className={styles.places}>
        {tags.map((tag) => (
          <li key={tag} className={styles.place}>
            <code className={styles.tag}>{TAGS[tag]}</code>
            <CopyButton text={TAGS[tag]} what={`referrals-${tag}`} />
            <span className={styles.for}>{t(`elements.tag.${tag}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Script({ channel }: { channel: string }) {
  const { t } = useTexts();
  const { apiUrl } = useDashboard();
  const name = t("elements.script");
  const text = scriptTag(ELEMENTS_SCRIPT, apiUrl, channel);
  return (
    <>
      <div className={styles.name}>
        <span>{name}</span>
        <CopyButton text={text} what={name} />
      </div>
      <textarea className={styles.script} aria-label={name} readOnly rows={3} value={text} />
    </>
  );
}
