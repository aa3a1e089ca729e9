import { Megaphone, Search } from "lucide-react";
import { AdvocatesDocument, type AdvocatesQuery } from "../../api/generated/advocates";
import { useAnswer } from "../../api/useAnswer";
import { useAsked } from "../../app/useAsked";
import { ChoiceField } from "../../fields/ChoiceField";
import { SearchField } from "../../fields/SearchField";
import { Empty } from "../../parts/Empty";
import { Filter, Filters } from "../../parts/Filters";
import { PageHead } from "../../parts/PageHead";
import { Pager } from "../../parts/Pager";
import { Problem } from "../../parts/Problem";
import { SkeletonRows, Table } from "../../parts/Table";
import { backward, cursorOf, onward } from "../../parts/trail";
import { SavedViews } from "../../saved/SavedViews";
import { useTexts } from "../../texts/useTexts";
import { AdvocateRow, useAdvocateHeads } from "./AdvocateRow";
import { filterOf, KEEPING, SORTS, STATES, sortOf } from "./filter";

const PAGE = 25;

/** All advocates, as far as they are asked for. */
export function AdvocateList() {
  const { t } = useTexts();
  const [asked] = useAsked();
  const after = cursorOf(asked.get("page") ?? "");
  const wanted = { first: PAGE, after, filter: filterOf(asked), sort: sortOf(asked) };
  const answer = useAnswer(AdvocatesDocument, wanted, { keep: true });
  return (
    <>
      <PageHead title={t("advocates.title")} lead={t("advocates.lead")} />
      <SavedViews keeping={KEEPING} />
      <AdvocateFilters />
      {answer.error ? (
        <Problem error={answer.error} retry={answer.refetch} />
      ) : (
        <Found page={answer.data?.advocates} isBusy={answer.isPlaceholderData} />
      )}
    </>
  );
}

function AdvocateFilters() {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  return (
    <Filters>
      <Filter isWide>
        <SearchField
          label={t("advocates.search")}
          value={asked.get("search") ?? ""}
          onSearch={(search) => ask({ search })}
        />
      </Filter>
      <Filter>
        <ChoiceField
          label={t("advocates.state")}
          value={asked.get("state") ?? ""}
          options={[
            ["", t("advocates.state.any")],
            ...STATES.map((one) => [one, t(`advocates.state.${one}`)] as const),
          ]}
          onChoose={(state) => ask({ state })}
        />
      </Filter>
      <Filter>
        <ChoiceField
          label={t("advocates.sort")}
          value={sortOf(asked)}
          options={SORTS.map((one) => [one, t(`advocates.sort.${one}`)] as const)}
          onChoose={(sort) => ask({ sort })}
        />
      </Filter>
    </Filters>
  );
}

function Found(props: { page: AdvocatesQuery["advocates"] | undefined; isBusy: boolean }) {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  const heads = useAdvocateHeads();
  const { page, isBusy } = props;
  const trail = asked.get("page") ?? "";
  const next = page?.hasNextPage ? page.endCursor : null;
  if (page?.nodes.length === 0) return <Nothing />;
  return (
    <>
      <Table label={t("advocates.title")} heads={heads} isBusy={isBusy}>
        {page ? (
          page.nodes.map((one) => <AdvocateRow key={one.id} advocate={one} />)
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
  const [asked] = useAsked();
  const isSearched = asked.has("search");
  if (!isSearched && asked.get("state") === "BANNED") {
    return (
      <Empty icon={Megaphone} title={t("advocates.unbanned.title")}>
        {t("advocates.unbanned.words")}
      </Empty>
    );
  }
  return (
    <Empty
      icon={isSearched ? Search : Megaphone}
      title={t(isSearched ? "advocates.unfound.title" : "advocates.none.title")}
    >
      {t(isSearched ? "advocates.unfound.words" : "advocates.none.words")}
    </Empty>
  );
}
