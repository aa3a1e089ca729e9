import { HomeDocument, type HomeQuery } from "../../api/generated/home";
import { useAnswer } from "../../api/useAnswer";
import { places } from "../../bridge/places";
import { useDashboard } from "../../bridge/useDashboard";
import { DashboardLink } from "../../parts/DashboardLink";
import { Problem } from "../../parts/Problem";
import { since } from "../../parts/period";
import { Skeleton } from "../../parts/Skeleton";
import { useTexts } from "../../texts/useTexts";
import { attentionOf } from "./attention";
import { Brought } from "./Brought";
import styles from "./HomeWidget.module.css";

const DAYS = "30";

/** On the Dashboard's first page: what needs somebody, and what the last 30 days brought. */
export default function HomeWidget() {
  const { t } = useTexts();
  const from = since(DAYS, new Date()) ?? "";
  const { data, error, refetch } = useAnswer(HomeDocument, { since: from });
  return (
    <div className={styles.widget}>
      <h1 className="unseen">{t("home.title")}</h1>
      {error ? (
        <Problem error={error} retry={refetch} />
      ) : data ? (
        <>
          <Attention told={data} />
          <Brought told={data} />
        </>
      ) : (
        <Skeleton lines={4} label={t("waiting")} />
      )}
    </div>
  );
}

function Attention({ told }: { told: HomeQuery }) {
  const { t } = useTexts();
  const { appId } = useDashboard();
  const points = attentionOf(told);
  return (
    <section>
      <h2 className={styles.title}>{t("home.attention")}</h2>
      {points.length === 0 ? (
        <p>{t("home.attention.none")}</p>
      ) : (
        <ul className={styles.list}>
          {points.map(({ what, count, path }) => (
            <li key={what}>
              {path ? (
                <DashboardLink to={places.ours(appId, path)}>
                  {t(`home.${what}`, { count })}
                </DashboardLink>
              ) : (
                t(`home.${what}`, { count })
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
