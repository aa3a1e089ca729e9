import { Gift, Search } from "lucide-react";
import { RewardsDocument, type RewardsQuery } from "../../api/generated/rewards";
import { useAnswer } from "../../api/useAnswer";
import { useAsked } from "../../app/useAsked";
import { Button } from "../../parts/Button";
import { Empty } from "../../parts/Empty";
import { PageHead } from "../../parts/PageHead";
import { Pager } from "../../parts/Pager";
import { Problem } from "../../parts/Problem";
import { backward, cursorOf, onward } from "../../parts/trail";
import { SavedViews } from "../../saved/SavedViews";
import { useTexts } from "../../texts/useTexts";
import { filterOf, KEEPING } from "./filter";
import { RewardFilters } from "./RewardFilters";
import { RewardTable } from "./RewardTable";

const PAGE = 25;

/** All rewards, the newest first, as far as they are asked for. */
export function RewardList() {
  const { t } = useTexts();
  const [asked] = useAsked();
  const filter = filterOf(asked, new Date());
  const after = cursorOf(asked.get("page") ?? "");
  const answer = useAnswer(RewardsDocument, { first: PAGE, after, filter }, { keep: true });
  return (
    <>
      <PageHead title={t("rewards.title")} lead={t("rewards.lead")} />
      <SavedViews keeping={KEEPING} />
      <RewardFilters />
      {answer.error ? (
        <Problem error={answer.error} retry={answer.refetch} />
      ) : (
        <Found page={answer.data?.rewards} isBusy={answer.isPlaceholderData} />
      )}
    </>
  );
}

function Found({ page, isBusy }: { page: RewardsQuery["rewards"] | undefined; isBusy: boolean }) {
  const [asked, ask] = useAsked();
  const trail = asked.get("page") ?? "";
  const next = page?.hasNextPage ? page.endCursor : null;
  if (page?.nodes.length === 0) return <Nothing />;
  return (
    <>
      {/* What is chosen is of this page: another one begins with nothing chosen. */}
      <RewardTable key={asked.toString()} rewards={page?.nodes} isBusy={isBusy} />
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
      <Empty icon={Gift} title={t("rewards.none.title")}>
        {t("rewards.none.words")}
      </Empty>
    );
  }
  const clear = () => ask(Object.fromEntries([...asked.keys()].map((name) => [name, ""])));
  return (
    <Empty
      icon={Search}
      title={t("rewards.unfound.title")}
      action={<Button onClick={clear}>{t("rewards.clear")}</Button>}
    >
      {t("rewards.unfound.words")}
    </Empty>
  );
}
