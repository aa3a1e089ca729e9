import { History, Search } from "lucide-react";
import { useState } from "react";
import { Actor } from "../../../acts/Actor";
import { UndoAct } from "../../../acts/UndoAct";
import type { Undoing } from "../../../acts/undoing";
import { AuditLogDocument } from "../../../api/generated/audit";
import { useAnswer } from "../../../api/useAnswer";
import { useAsked } from "../../../app/useAsked";
import { Badge } from "../../../parts/Badge";
import { Button } from "../../../parts/Button";
import { Empty } from "../../../parts/Empty";
import { Moment } from "../../../parts/Moment";
import { Pager } from "../../../parts/Pager";
import { Problem } from "../../../parts/Problem";
import { Cell, Row, SkeletonRows, Table } from "../../../parts/Table";
import { backward, cursorOf, onward } from "../../../parts/trail";
import { useTexts } from "../../../texts/useTexts";
import form from "../form/SettingForm.module.css";
import { Changed } from "./Changed";
import { filterOf } from "./filter";
import { LogFilters } from "./LogFilters";
import { type Entry, wayBack } from "./wayBack";

const PAGE = 25;

/** Who did what, when and why, the newest first; what can be is taken back here. */
export default function AuditLog() {
  const [asked, ask] = useAsked();
  const trail = asked.get("page") ?? "";
  const { data, error, refetch, isPlaceholderData } = useAnswer(
    AuditLogDocument,
    { first: PAGE, after: cursorOf(trail), ...filterOf(asked) },
    { keep: true },
  );
  const page = data?.auditLog;
  const next = page?.hasNextPage ? page.endCursor : null;
  return (
    <>
      <LogFilters />
      {error ? (
        <Problem error={error} retry={refetch} />
      ) : page?.nodes.length === 0 ? (
        <Nothing />
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

function Nothing() {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  if (asked.size === 0) {
    return (
      <Empty icon={History} title={t("log.none")}>
        {t("log.none.words")}
      </Empty>
    );
  }
  const clear = () => ask({ subject: "", what: "", actor: "" });
  return (
    <Empty
      icon={Search}
      title={t("log.unfound")}
      action={<Button onClick={clear}>{t("log.clear")}</Button>}
    >
      {t("log.unfound.words")}
    </Empty>
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
