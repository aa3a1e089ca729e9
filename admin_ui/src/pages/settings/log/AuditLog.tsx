import { History } from "lucide-react";
import { useState } from "react";
import { Actor } from "../../../acts/Actor";
import { UndoAct } from "../../../acts/UndoAct";
import type { Undoing } from "../../../acts/undoing";
import { AuditLogDocument, type AuditLogQuery } from "../../../api/generated/audit";
import type { AuditSubject } from "../../../api/generated/schema";
import { useAnswer } from "../../../api/useAnswer";
import { useAsked } from "../../../app/useAsked";
import { ChoiceField } from "../../../fields/ChoiceField";
import { Badge } from "../../../parts/Badge";
import { Button } from "../../../parts/Button";
import { Empty } from "../../../parts/Empty";
import { Filter, Filters } from "../../../parts/Filters";
import { Moment } from "../../../parts/Moment";
import { Pager } from "../../../parts/Pager";
import { Problem } from "../../../parts/Problem";
import { Cell, Row, SkeletonRows, Table } from "../../../parts/Table";
import { backward, cursorOf, onward } from "../../../parts/trail";
import { useTexts } from "../../../texts/useTexts";
import form from "../form/SettingForm.module.css";
import { Changed } from "./Changed";
import { wayBack } from "./wayBack";

type Entry = AuditLogQuery["auditLog"]["nodes"][number];

const PAGE = 25;
const SUBJECTS = [
  "SHOP",
  "PROGRAM",
  "REWARD",
  "ADVOCATE",
  "CASE",
] as const satisfies readonly AuditSubject[];

/** Who did what, when and why, the newest first; what can be is taken back here. */
export default function AuditLog() {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  const subject = SUBJECTS.find((one) => one === asked.get("subject")) ?? null;
  const trail = asked.get("page") ?? "";
  const { data, error, refetch, isPlaceholderData } = useAnswer(
    AuditLogDocument,
    { first: PAGE, after: cursorOf(trail), subject },
    { keep: true },
  );
  const page = data?.auditLog;
  const next = page?.hasNextPage ? page.endCursor : null;
  return (
    <>
      <Filters>
        <Filter>
          <ChoiceField
            label={t("log.about")}
            value={subject ?? ""}
            options={[
              ["", t("log.all")],
              ...SUBJECTS.map((one) => [one, t(`log.${one}`)] as const),
            ]}
            onChoose={(value) => ask({ subject: value })}
          />
        </Filter>
      </Filters>
      {error ? (
        <Problem error={error} retry={refetch} />
      ) : page?.nodes.length === 0 ? (
        <Empty icon={History} title={t("log.none")}>
          {t("log.none.words")}
        </Empty>
      ) : (
        <Entries entries={page?.nodes} isBusy={isPlaceholderData} />
      )}
      <Pager
        back={trail ? () => ask({ page: backward(trail) }) : null}
        on={next ? () => ask({ page: onward(trail, next) }) : null}
      />
    </>
  );
}

function Entries({ entries, isBusy }: { entries: readonly Entry[] | undefined; isBusy: boolean }) {
  const { t } = useTexts();
  const [undone, undo] = useState<{ act: Entry; undoing: Undoing } | null>(null);
  const heads = [t("log.what"), t("log.who"), t("log.when"), t("log.back")];
  const [what = "", who = "", when = "", end = ""] = heads;
  return (
    <>
      <Table label={t("settings.log")} heads={heads} isBusy={isBusy}>
        {entries ? (
          entries.map((entry) => {
            const back = wayBack(entry, entries);
            return (
              <Row key={entry.id}>
                <Cell head={what}>
                  <div>
                    <p>
                      {t(`act.${entry.what}`)}{" "}
                      {entry.undoneBy && <Badge tone="quiet">{t("act.undone")}</Badge>}
                    </p>
                    {entry.why && <p className={form.quiet}>“{entry.why}”</p>}
                    <Changed before={entry.before} after={entry.after} />
                  </div>
                </Cell>
                <Cell head={who}>
                  <Actor actor={entry.actor} />
                </Cell>
                <Cell head={when}>
                  <Moment at={entry.at} withTime />
                </Cell>
                <Cell head={end}>
                  {back ? (
                    <Button onClick={() => undo({ act: entry, undoing: back })}>{t("undo")}</Button>
                  ) : (
                    <span className={form.quiet}>–</span>
                  )}
                </Cell>
              </Row>
            );
          })
        ) : (
          <SkeletonRows rows={8} heads={heads} />
        )}
      </Table>
      {undone && <UndoAct {...undone} onClose={() => undo(null)} />}
    </>
  );
}
