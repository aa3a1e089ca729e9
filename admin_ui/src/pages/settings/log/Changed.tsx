import { useTexts } from "../../../texts/useTexts";
import styles from "./Changed.module.css";

/** What an act found and what it left, as the app wrote it down. */
export function Changed({ before, after }: { before?: unknown; after?: unknown }) {
  const { t } = useTexts();
  if (!isSaid(before) && !isSaid(after)) return null;
  return (
    <details className={styles.changed}>
      <summary>{t("log.details")}</summary>
      <dl>
        {isSaid(before) && (
          <>
            <dt>{t("log.before")}</dt>
            <dd className={styles.facts}>{JSON.stringify(before, null, 1)}</dd>
          </>
        )}
        {isSaid(after) && (
          <>
            <dt>{t("log.after")}</dt>
            <dd className={styles.facts}>{JSON.stringify(after, null, 1)}</dd>
          </>
        )}
      </dl>
    </details>
  );
}

const isSaid = (facts: unknown) => facts !== null && facts !== undefined;
