import { useState } from "react";
import { ReplayProgramDocument, type ReplayProgramQuery } from "../../../api/generated/replay";
import { useAnswer } from "../../../api/useAnswer";
import { places } from "../../../bridge/places";
import { Choose } from "../../../fields/Choose";
import { Button } from "../../../parts/Button";
import { Card } from "../../../parts/Card";
import { DashboardLink } from "../../../parts/DashboardLink";
import { Money } from "../../../parts/Money";
import { Problem } from "../../../parts/Problem";
import { Skeleton } from "../../../parts/Skeleton";
import { useTexts } from "../../../texts/useTexts";
import { OutcomeBadge } from "../../../why/OutcomeBadge";
import styles from "./TryIt.module.css";

type Replay = Extract<ReplayProgramQuery["replay"], { __typename: "Replay" }>;
type Cost = Replay["costs"][number];

const PERIODS = ["30", "90", "365"] as const;

/** What the program would have done on past orders, before it does anything to a new one. */
export function TryIt({ programId }: { programId: string }) {
  const { t, locale } = useTexts();
  const [days, choose] = useState<(typeof PERIODS)[number]>("90");
  const [isAsked, ask] = useState(false);
  const { data, error, refetch, isFetching } = useAnswer(
    ReplayProgramDocument,
    { id: programId, days: Number(days), locale },
    { enabled: isAsked },
  );
  const found = data?.replay;
  return (
    <Card title={t("try.title")}>
      <p className={styles.words}>{t("try.words")}</p>
      <div className={styles.ask}>
        <Choose
          label={t("try.days")}
          value={days}
          options={PERIODS.map((one) => [one, t("try.last", { days: Number(one) })])}
          onPick={choose}
        />
        <Button disabled={isFetching} onClick={() => ask(true)}>
          {t("try.run")}
        </Button>
      </div>
      <div aria-live="polite">
        {error ? (
          <Problem error={error} retry={refetch} />
        ) : found?.__typename === "Replay" ? (
          <Found replay={found} />
        ) : found ? (
          <p>{found.message}</p>
        ) : (
          isFetching && <Skeleton lines={5} label={t("waiting")} />
        )}
      </div>
    </Card>
  );
}

function Found({ replay }: { replay: Replay }) {
  const { t } = useTexts();
  if (replay.orders === 0) return <p>{t("try.nothing")}</p>;
  return (
    <div className={styles.found}>
      <p className={styles.strong}>{t("try.orders", { count: replay.orders })}</p>
      <ul className={styles.outcomes}>
        {replay.outcomes.map((one) => (
          <Outcome key={`${one.outcome}${one.reason}`} outcome={one} />
        ))}
      </ul>
      <Costs title={t("try.costs")} costs={replay.costs} />
      {replay.capped.map((one) => (
        <p key={`${one.reason}${one.currency}`}>
          {one.sentence} {t("try.capped", { count: one.rewards })}{" "}
          <Money amount={one.cost} currency={one.currency} />
        </p>
      ))}
      {replay.reachable > 0 && (
        <Costs title={t("try.reach", { count: replay.reachable })} costs={replay.reach} />
      )}
    </div>
  );
}

function Outcome({ outcome }: { outcome: Replay["outcomes"][number] }) {
  const { t } = useTexts();
  return (
    <li className={styles.outcome}>
      <span className={styles.count}>{outcome.orders}</span>
      <div>
        <OutcomeBadge {...outcome} /> {outcome.sentence}
        {outcome.orderIds.length > 0 && (
          <details>
            <summary>{t("try.examples")}</summary>
            <span className={styles.examples}>
              {outcome.orderIds.map((id, at) => (
                <DashboardLink key={id} to={places.order(id)}>
                  {t("try.example", { number: at + 1 })}
                </DashboardLink>
              ))}
            </span>
          </details>
        )}
      </div>
    </li>
  );
}

function Costs({ title, costs }: { title: string; costs: readonly Cost[] }) {
  const { t } = useTexts();
  if (costs.length === 0) return null;
  return (
    <div>
      <p className={styles.strong}>{title}</p>
      <ul>
        {costs.map((one) => (
          <li key={`${one.side}${one.currency}`}>
            {t(`side.${one.side}`)}: <Money amount={one.cost} currency={one.currency} />{" "}
            <span className={styles.quiet}>
              {t("try.rewards", { count: one.rewards })}
              {one.held > 0 && ` · ${t("try.held", { count: one.held })}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
