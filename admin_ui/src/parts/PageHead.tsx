import { type ReactNode, useEffect, useRef } from "react";
import { useNavigationType } from "react-router";
import styles from "./PageHead.module.css";
import { PageLink } from "./PageLink";

interface Props {
  title: string;
  /** Beside the title: a badge. */
  state?: ReactNode;
  /** One sentence on what the page is for. */
  lead?: ReactNode;
  back?: { to: string; name: string };
  children?: ReactNode;
}

/** The head of a page: its name, where one came from, and what can be done. */
export function PageHead({ title, state, lead, back, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const arrived = useRef(useNavigationType());

  useEffect(() => {
    document.title = title;
  }, [title]);

  // Screen readers go on from where the focus is; without this they would stay on a link that is
  // gone. A page that was just opened in its frame leaves the focus where staff have it, and so
  // does one whose filters change.
  useEffect(() => {
    if (arrived.current === "PUSH") heading.current?.focus();
  }, []);

  return (
    <header className={styles.head}>
      <div className={styles.names}>
        {back && (
          <p className={styles.back}>
            <PageLink to={back.to}>← {back.name}</PageLink>
          </p>
        )}
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title} {state}
        </h1>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {children && <div className={styles.actions}>{children}</div>}
    </header>
  );
}
