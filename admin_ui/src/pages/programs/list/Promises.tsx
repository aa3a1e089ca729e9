import { useTexts } from "../../../texts/useTexts";
import type { ProgramPromise } from "../promise/promise";
import { sideWords } from "../promise/words";
import styles from "./Promises.module.css";

/** What a program promises, one line a side; of several offers the first, and how many there are. */
export function Promises({ promise }: { promise: ProgramPromise }) {
  const say = useTexts();
  const [first, ...others] = promise.offers;
  if (!first) return null;
  return (
    <dl className={styles.sides}>
      <dt>{say.t("side.FRIEND")}</dt>
      <dd>{sideWords(first, "friend", say)}</dd>
      <dt>{say.t("side.ADVOCATE")}</dt>
      <dd>{sideWords(first, "advocate", say)}</dd>
      {others.length > 0 && (
        <dd className={styles.others}>{say.t("programs.offers", { count: others.length })}</dd>
      )}
    </dl>
  );
}
