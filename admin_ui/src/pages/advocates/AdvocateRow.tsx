import type { AdvocateFactsFragment } from "../../api/generated/fragments";
import { Badge } from "../../parts/Badge";
import { Moment } from "../../parts/Moment";
import { PageLink } from "../../parts/PageLink";
import { Cell, Row } from "../../parts/Table";
import { useTexts } from "../../texts/useTexts";
import styles from "./Advocate.module.css";

/** The names of the list's columns, in their order. */
export function useAdvocateHeads() {
  const { t } = useTexts();
  return [
    t("advocates.advocate"),
    t("advocates.bought"),
    t("advocates.accepted"),
    t("advocates.given"),
    t("advocates.joined"),
  ] as const;
}

/** One advocate in the list; the row leads to their page. */
export function AdvocateRow({ advocate }: { advocate: AdvocateFactsFragment }) {
  const { t } = useTexts();
  const [who, bought, accepted, given, joined] = useAdvocateHeads();
  const { id, word, firstName, email, claims, friends, bannedAt, joinedAt, rewards } = advocate;
  return (
    <Row>
      <Cell head={who} opens>
        <PageLink to={`/advocates/${id}`}>{firstName || word}</PageLink>{" "}
        {bannedAt && <Badge tone="bad">{t("banned")}</Badge>}
        <div className={styles.quiet}>{email ?? word}</div>
      </Cell>
      <Cell head={bought}>{friends}</Cell>
      <Cell head={accepted}>{claims}</Cell>
      <Cell head={given}>
        {rewards
          .filter(({ state }) => state === "ISSUED" || state === "SPENT")
          .reduce((sum, one) => sum + one.rewards, 0)}
      </Cell>
      <Cell head={joined}>
        <Moment at={joinedAt} />
      </Cell>
    </Row>
  );
}
