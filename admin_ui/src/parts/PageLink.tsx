import { Link, type LinkProps } from "react-router";
import styles from "./Link.module.css";

/** Leads to another of our own pages. */
export function PageLink(props: Omit<LinkProps, "className">) {
  return <Link {...props} className={styles.link ?? ""} />;
}
