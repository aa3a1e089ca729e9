import { Search, UsersRound } from "lucide-react";
import { ReferralsDocument, type ReferralsQuery } from "../../api/generated/referrals";
import { useAnswer } from "../../api/useAnswer";
import { useAsked } from "../../app/useAsked";
import { Button } from "../../parts/Button";
import { Empty } from "../../parts/Empty";
import { PageHead } from "../../parts/PageHead";
import { Pager } from "../../parts/Pager";
import { Problem } from "../../parts/Problem";
import { SkeletonRows, Table } from "../../parts/Table";
import { Term } from "../../parts/Term";
import { backward, cursorOf, onward } from "../../parts/trail";
import { SavedViews } from "../../saved/SavedViews";
import { useTexts } from "../../texts/useTexts";
import { filterOf, KEEPING } from "./filter";
import { ReferralFilters } from "./ReferralFilters";
import { ReferralRow } from "./ReferralRow";
import { useHeads } from "./useHeads";

const PAGE = 25;

/** All referrals, the newest first, as far as they are asked for. */
export function ReferralList() {
  const { t } = useTexts();
  const [asked] = useAsked();
  const filter = filterOf(asked, new Date());
  const after = cursorOf(asked.get("page") ?? "");
  const answer = useAnswer(ReferralsDocument, { first: PAGE, after, filter }, { keep: true });
  return (
    <>
      <PageHead title={t("referrals.title")} lead={t("referrals.lead")} />
      <SavedViews keeping={KEEPING} />
      <ReferralFilters />
      {answer.error ? (
        <Problem error={answer.error} retry={answer.refetch} />
      ) : (
        <Found page={answer.data?.referrals} isBusy={answer.isPlaceholderData} />
      )}
    </>
  );
}

function Found(props: { page: ReferralsQuery["referrals"] | undefined; isBusy: boolean }) {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  const heads = useHeads();
  const { page } = props;
  const trail = asked.get("page") ?? "";
  if (page?.nodes.length === 0) return <Nothing />;
  const explained = heads.map((head) =>
    head === t("referrals.state") ? (
      <Term key={head} name={head}>
        {t("referrals.state.means")}
      </Term>
    ) : (
      head
    ),
  );
  const next = page?.hasNextPage ? page.endCursor : null;
  return (
    <>
      <Table label={t("referrals.title")} heads={explained} isBusy={props.isBusy}>
        {page ? (
          page.nodes.map((one) => <ReferralRow key={one.id} referral={one} />)
        ) : (
          <SkeletonRows rows={8} heads={heads} />
        )}
      </Table>
      <Pager
        back={trail ? () => ask({ page: backward(trail) }) : null}
        on={next ? () => ask({ page: onward(trail, next) }) : null}
      />
    </>
  );
}

function Nothing() {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  if (asked.size === 0) {
    return (
      <Empty icon={UsersRound} title={t("referrals.none.title")}>
        {t("referrals.none.words")}
      </Empty>
    );
  }
  const clear = () => ask(Object.fromEntries([...asked.keys()].map((name) => [name, ""])));
  return (
    <Empty
      icon={Search}
      title={t("referrals.unfound.title")}
      action={<Button onClick={clear}>{t("referrals.clear")}</Button>}
    >
      {t("referrals.unfound.words")}
    </Empty>
  );
}
