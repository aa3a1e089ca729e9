import { Sprout } from "lucide-react";
import { AttentionDocument } from "../../api/generated/overview";
import { useAnswer } from "../../api/useAnswer";
import { useAsked } from "../../app/useAsked";
import { Button } from "../../parts/Button";
import { Empty } from "../../parts/Empty";
import { PageLink } from "../../parts/PageLink";
import { useTexts } from "../../texts/useTexts";

/** What will be here, and the next step to it. */
export function NothingYet() {
  const { t, locale } = useTexts();
  const [, ask] = useAsked();
  const attention = useAnswer(AttentionDocument, { locale }).data?.attention ?? [];
  const runs = attention.every(({ concern }) => concern !== "PROGRAM_NOT_RUNNING");
  const longer = () => ask({ days: "365", since: "", until: "" });
  return (
    <Empty
      icon={Sprout}
      title={t("overview.none.title")}
      action={
        runs ? (
          <Button onClick={longer}>{t("overview.none.longer")}</Button>
        ) : (
          <PageLink to="/programs/new">{t("overview.none.start")}</PageLink>
        )
      }
    >
      {t("overview.none.words")}
    </Empty>
  );
}
