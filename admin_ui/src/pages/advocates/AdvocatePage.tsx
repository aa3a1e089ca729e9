import { Megaphone } from "lucide-react";
import { useParams } from "react-router";
import { Acts } from "../../acts/Acts";
import { Banning } from "../../acts/Banning";
import { AdvocateDocument, type AdvocateQuery } from "../../api/generated/advocates";
import { useAnswer } from "../../api/useAnswer";
import { GrantReward } from "../../granting/GrantReward";
import { Badge } from "../../parts/Badge";
import { Card } from "../../parts/Card";
import { Columns } from "../../parts/Columns";
import { Empty } from "../../parts/Empty";
import { PageHead } from "../../parts/PageHead";
import { PageLink } from "../../parts/PageLink";
import { Problem } from "../../parts/Problem";
import { Skeleton } from "../../parts/Skeleton";
import { useTexts } from "../../texts/useTexts";
import { ClaimForFriend } from "./ClaimForFriend";
import { Friends } from "./Friends";
import { LinkFriend } from "./LinkFriend";
import { Programs } from "./Programs";
import { Rewards } from "./Rewards";
import { RotateCodes } from "./RotateCodes";
import { Who } from "./Who";

const LIST = "/advocates";

/** One advocate: link, friends, rewards, limits, and what staff can do for them. */
export function AdvocatePage() {
  const { t, locale } = useTexts();
  const { id = "" } = useParams();
  const { data, error, refetch } = useAnswer(AdvocateDocument, { id, locale });
  if (error) return <Problem error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={10} label={t("waiting")} />;
  if (data.advocate) return <Told advocate={data.advocate} said={data} />;
  return (
    <Empty
      icon={Megaphone}
      title={t("advocate.unknown.title")}
      action={<PageLink to={LIST}>{t("advocates.title")}</PageLink>}
    >
      {t("advocate.unknown.words")}
    </Empty>
  );
}

interface Told {
  advocate: NonNullable<AdvocateQuery["advocate"]>;
  said: AdvocateQuery;
}

function Told({ advocate, said: { whyAdvocate, auditLog } }: Told) {
  const { t } = useTexts();
  const { id, bannedAt } = advocate;
  return (
    <>
      <PageHead
        title={advocate.firstName || advocate.word}
        state={bannedAt && <Badge tone="bad">{t("banned")}</Badge>}
        back={{ to: LIST, name: t("advocates.title") }}
      >
        <LinkFriend advocateId={id} />
        <ClaimForFriend advocateId={id} />
        <RotateCodes advocateId={id} />
        <Banning id={id} bannedAt={bannedAt} />
        <GrantReward advocateId={id} />
      </PageHead>
      <Columns
        main={
          <>
            <Friends friends={whyAdvocate?.friends ?? []} />
            <Rewards advocateId={id} />
            {auditLog.nodes.length > 0 && (
              <Card title={t("advocate.acts")}>
                <Acts acts={auditLog.nodes} />
              </Card>
            )}
          </>
        }
        beside={
          <>
            <Who advocate={advocate} />
            <Programs programs={whyAdvocate?.programs ?? []} />
          </>
        }
      />
    </>
  );
}
