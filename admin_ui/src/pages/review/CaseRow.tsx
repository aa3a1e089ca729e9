import type { CaseFactsFragment } from "../../api/generated/fragments";
import { CheckBox } from "../../parts/CheckBox";
import { Moment } from "../../parts/Moment";
import { PageLink } from "../../parts/PageLink";
import { Cell, Row } from "../../parts/Table";
import { useTexts } from "../../texts/useTexts";
import { CaseBadge } from "./CaseBadge";

/** The names of the queue's columns; the first is that of the box that chooses. */
export function useCaseHeads() {
  const { t } = useTexts();
  return [
    t("review.choose"),
    t("review.advocate"),
    t("review.kind"),
    t("review.points"),
    t("review.orders"),
    t("review.opened"),
    t("review.deadline"),
    t("review.state"),
  ] as const;
}

interface Props {
  found: CaseFactsFragment;
  name: string | undefined;
  isChosen: boolean;
  onChoose: () => void;
}

/** One case of the queue; the row leads to its page. */
export function CaseRow({ found, name = "…", isChosen, onChoose }: Props) {
  const { t } = useTexts();
  const [choose, advocate, kind, points, orders, opened, deadline, state] = useCaseHeads();
  return (
    <Row id={found.id}>
      <Cell head={choose}>
        <CheckBox
          isBare
          label={t("review.choose.one", { name })}
          isChecked={isChosen}
          onCheck={onChoose}
        />
      </Cell>
      <Cell head={advocate} opens>
        <PageLink to={`/review/${found.id}`}>{name}</PageLink>
      </Cell>
      <Cell head={kind}>{t(`kind.${found.kind}`)}</Cell>
      <Cell head={points}>{found.points}</Cell>
      <Cell head={orders}>{found.orders}</Cell>
      <Cell head={opened}>
        <Moment at={found.openedAt} />
      </Cell>
      <Cell head={deadline}>{found.state === "OPEN" ? <Moment at={found.deadlineAt} /> : "–"}</Cell>
      <Cell head={state}>
        <CaseBadge {...found} />
      </Cell>
    </Row>
  );
}
