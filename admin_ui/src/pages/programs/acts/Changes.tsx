import { useTexts } from "../../../texts/useTexts";
import { GoodsSaid } from "../goods/GoodsSaid";
import { kindAt } from "../goods/ids";
import { placeWords, valueWords } from "../promise/changes";
import styles from "./Changes.module.css";

interface Change {
  path: string;
  before?: unknown;
  after?: unknown;
}

/** What one promise says otherwise than another, place by place. */
export function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <dl className={styles.changes}>
      {changes.map((one) => (
        <Changed key={one.path} {...one} />
      ))}
    </dl>
  );
}

function Changed({ path, before, after }: Change) {
  const say = useTexts();
  return (
    <div>
      <dt>{placeWords(path, say)}</dt>
      <dd>
        <del>
          <span className="unseen">{say.t("versions.before")} </span>
          <Value path={path} value={before} />
        </del>{" "}
        <span aria-hidden="true">→</span>{" "}
        <ins>
          <span className="unseen">{say.t("versions.after")} </span>
          <Value path={path} value={after} />
        </ins>
      </dd>
    </div>
  );
}

function Value({ path, value }: { path: string; value: unknown }) {
  const say = useTexts();
  const kind = kindAt(path);
  if (kind && Array.isArray(value)) return <GoodsSaid kind={kind} ids={value} />;
  return <>{valueWords(path, value, say)}</>;
}
