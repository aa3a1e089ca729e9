import type { ReactNode } from "react";
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
  const said = formatMessage({ id: text }, fields);
  return <div className={styles.sentence}>{said}</div>;
}
