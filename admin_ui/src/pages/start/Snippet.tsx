import { STOREFRONT_DOOR } from "../../app/root";
import { useDashboard } from "../../bridge/useDashboard";
import { CopyButton } from "../../parts/CopyButton";
import { useTexts } from "../../texts/useTexts";
import styles from "./Step.module.css";
import { CHECKOUT_SNIPPET, visitSnippet } from "./snippet";

/** What is put into the storefront; the step is done when the storefront has told of somebody. */
export function Snippet({ channel }: { channel: string }) {
  const { t } = useTexts();
  const { apiUrl } = useDashboard();
  return (
    <>
      <Code name={t("start.snippet.visit")} text={visitSnippet(STOREFRONT_DOOR, apiUrl, channel)} />
      <Code name={t("start.snippet.checkout")} text={CHECKOUT_SNIPPET} />
    </>
  );
}

function Code({ name, text }: { name: string; text: string }) {
  return (
    <>
      <div className={styles.line}>
        <span>{name}</span>
        <CopyButton text={text} what={name} />
      </div>
      <textarea
        className={styles.code}
        aria-label={name}
        readOnly
        rows={text.split("\n").length}
        value={text}
      />
    </>
  );
}
