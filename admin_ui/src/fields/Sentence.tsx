import { Fragment, type ReactNode } from "react";
import { useIntl } from "react-intl";
import type { TextKey } from "../texts/rooms";
import styles from "./Sentence.module.css";

interface Props {
  text: TextKey;
  /** What stands in its gaps: fields, by their names in the text. */
  fields: Record<string, ReactNode>;
}

/** A sentence with fields in it, in the order in which each language has them. */
export function Sentence({ text, fields }: Props) {
  const { formatMessage } = useIntl();
  const parts = [formatMessage({ id: text }, fields)].flat();
  return (
    <div className={styles.sentence}>
      {parts.map((part, place) => {
        if (typeof part === "string") return place ? part.slice(markOf(part).length) : part;
        const mark = markOf(parts[place + 1]);
        // biome-ignore lint/suspicious/noArrayIndexKey: a sentence keeps its order
        const shown = <Fragment key={place}>{part}</Fragment>;
        if (!mark) return shown;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same
          <span key={place} className={styles.marked}>
            {shown}
            {mark}
          </span>
        );
      })}
    </div>
  );
}

/** The punctuation that a text begins with: it stays with the field before. */
function markOf(text: unknown): string {
  return (typeof text === "string" && /^[^\s\p{L}\p{N}]+/u.exec(text)?.[0]) || "";
}
