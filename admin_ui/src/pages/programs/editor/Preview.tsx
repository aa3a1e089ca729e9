import { OfferPreviewDocument } from "../../../api/generated/preview";
import { useAnswer } from "../../../api/useAnswer";
import { Offers } from "../../../offers/Offers";
import { useSettled } from "../../../parts/useSettled";
import { useTexts } from "../../../texts/useTexts";
import { useForm } from "./form";
import styles from "./Preview.module.css";

const PAUSE_MS = 500;

/** What friend and advocate will read of what is being written. */
export function Preview() {
  const { t } = useTexts();
  const { promise, channels } = useForm();
  const settled = useSettled(promise, PAUSE_MS);
  const { data } = useAnswer(OfferPreviewDocument, { promise: settled }, { keep: true });
  const found = data?.offerPreview;
  return (
    <aside className={styles.preview} aria-label={t("preview.title")}>
      <h2 className={styles.title}>{t("preview.title")}</h2>
      {found?.__typename === "OfferPreview" && found.offers.length > 0 ? (
        <Offers offers={found.offers} channels={channels} />
      ) : (
        <p className={styles.quiet}>{t(found ? "preview.none" : "waiting")}</p>
      )}
    </aside>
  );
}
