import type { AdvocateQuery } from "../../api/generated/advocates";
import { Badge } from "../../parts/Badge";
import { Card } from "../../parts/Card";
import { useTexts } from "../../texts/useTexts";
import styles from "./Advocate.module.css";

type InProgram = NonNullable<AdvocateQuery["whyAdvocate"]>["programs"][number];

/** In which programs they may refer, and how much of each limit is used. */
export function Programs({ programs }: { programs: readonly InProgram[] }) {
  const { t } = useTexts();
  if (programs.length === 0) return null;
  return (
    <Card title={t("advocate.programs")}>
      <ul className={styles.list}>
        {programs.map(({ programId, program, mayRefer, sentence, limits }) => (
          <li key={programId} className={styles.item}>
            <p className={styles.head}>
              <span className={styles.name}>{program}</span>
              {!mayRefer && <Badge tone="waiting">{t("advocate.may.not")}</Badge>}
            </p>
            <p>{sentence}</p>
            {limits.map((limit) => (
              <p key={limit} className={styles.quiet}>
                {limit}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}
