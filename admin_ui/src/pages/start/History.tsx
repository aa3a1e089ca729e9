import type { SetupFactsFragment } from "../../api/generated/fragments";
import { useTexts } from "../../texts/useTexts";
import styles from "./Step.module.css";

/** How far the shop's past orders are read. */
export function History({
  history,
}: {
  history: NonNullable<SetupFactsFragment["history"]> | null;
}) {
  const { t } = useTexts();
  if (!history) return <p>{t("start.history.none")}</p>;
  const { state, done, total, secondsLeft, error } = history;
  if (state === "finished") return <p>{t("start.history.done", { count: done })}</p>;
  const minutes = Math.max(1, Math.ceil((secondsLeft ?? 0) / 60));
  return (
    <>
      <progress
        className={styles.bar}
        aria-label={t("start.HISTORY")}
        max={total ?? 1}
        {...(total ? { value: done } : {})}
      />
      <p>
        {total ? t("start.history.count", { done, total }) : t("start.history.begins")}{" "}
        {typeof secondsLeft === "number" && t("start.history.left", { minutes })}
      </p>
      {error && <p role="alert">{t("start.history.failed")}</p>}
    </>
  );
}
