import { X } from "lucide-react";
import { Choose } from "../../../fields/Choose";
import { ErrorText } from "../../../fields/ErrorText";
import { Sentence } from "../../../fields/Sentence";
import { Button } from "../../../parts/Button";
import { useTexts } from "../../../texts/useTexts";
import { type Cap, type LimitOf, PERIODS, type ProgramPromise } from "../promise/promise";
import { ChooseAt, WholeAt } from "./bound";
import { useAt, useProblem } from "./form";
import { SumsAt } from "./money";
import styles from "./rows.module.css";
import { Group, Section } from "./Section";

const OF = ["per_advocate", "per_household", "per_program"] as const;

/** How much a program may give, to one advocate and in all. */
export function Limits() {
  const { t } = useTexts();
  const [limits] = useAt<NonNullable<ProgramPromise["limits"]>>("limits");
  const count = OF.reduce((sum, of) => sum + (limits[of]?.length ?? 0), 0);
  return (
    <Section title={t("edit.limits")} now={t("edit.limits.now", { count })} paths={["limits"]}>
      <p className={styles.hint}>{t("edit.limits.means")}</p>
      {OF.map((of) => (
        <Caps key={of} of={of} />
      ))}
    </Section>
  );
}

function Caps({ of }: { of: LimitOf }) {
  const { t } = useTexts();
  const path = `limits.${of}`;
  const [caps, say] = useAt<readonly Cap[]>(path);
  return (
    <Group title={t(`edit.${of}`)}>
      {caps.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: their place is what tells them apart
        <div key={at} className={styles.row}>
          <CapFields path={`${path}.${at}`} />
          <Button
            weight="tertiary"
            aria-label={t("edit.remove")}
            onClick={() => say(caps.filter((_, other) => other !== at))}
          >
            <X size={16} aria-hidden="true" />
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => say([...caps, { per: "month", count: 10 }])}>
          {t("edit.limit.add")}
        </Button>
      </div>
    </Group>
  );
}

function CapFields({ path }: { path: string }) {
  const { t } = useTexts();
  const [cap, say] = useAt<Cap>(path);
  const wrong = useProblem(path);
  const what = cap.count === undefined ? "money" : "count";
  const { count: _count, money: _money, ...rest } = cap;
  return (
    <div className={styles.fields}>
      <Sentence
        text="edit.limit"
        fields={{
          most:
            what === "count" ? (
              <WholeAt
                path={`${path}.count`}
                label={t("edit.limit.most")}
                least={1}
                most={10_000_000}
              />
            ) : (
              <SumsAt path={`${path}.money`} label={t("edit.limit.most")} />
            ),
          what: (
            <Choose
              isInline
              label={t("edit.limit.what")}
              value={what}
              options={[
                ["count", t("edit.limit.count")],
                ["money", t("edit.limit.money")],
              ]}
              onPick={(one) => say(one === "count" ? { ...rest, count: 10 } : rest)}
            />
          ),
          per: (
            <ChooseAt
              path={`${path}.per`}
              label={t("edit.limit.per")}
              options={PERIODS.map((one) => [one, t(`per.${one}`)])}
            />
          ),
        }}
      />
      {cap.per === "rolling" && (
        <Sentence
          text="edit.limit.days"
          fields={{
            days: (
              <WholeAt
                path={`${path}.days`}
                label={t("edit.limit.days.label")}
                least={1}
                most={3650}
              />
            ),
          }}
        />
      )}
      {wrong && <ErrorText id={`wrong-${path}`}>{wrong}</ErrorText>}
    </div>
  );
}
