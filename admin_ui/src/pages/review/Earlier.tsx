import { Card } from "../../parts/Card";
import { Moment } from "../../parts/Moment";
import { PageLink } from "../../parts/PageLink";
import { useTexts } from "../../texts/useTexts";
import styles from "./Case.module.css";
import { CaseBadge } from "./CaseBadge";
import type { File } from "./CasePage";

/** Cases that are part of this one, and others of the same advocate. */
export function Earlier({ file }: { file: File }) {
  const { t } = useTexts();
  return (
    <>
      <Cases title={t("case.merged")} cases={file.merged} />
      <Cases title={t("case.earlier")} cases={file.earlier} />
    </>
  );
}

function Cases({ title, cases }: { title: string; cases: File["earlier"] }) {
  const { t } = useTexts();
  if (cases.length === 0) return null;
  return (
    <Card title={title}>
      <ul className={styles.cases}>
        {cases.map((one) => (
          <li key={one.id} className={styles.case}>
            <div>
              <PageLink to={`/review/${one.id}`}>{t(`kind.${one.kind}`)}</PageLink>
              <p className={styles.quiet}>
                <Moment at={one.openedAt} /> · {t("worth.points", { count: one.points })}
              </p>
            </div>
            <CaseBadge {...one} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
