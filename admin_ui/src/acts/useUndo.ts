import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { ActsDocument, UndoActDocument } from "../api/generated/acts";
import type { AuditCode, AuditSubject } from "../api/generated/schema";
import { sayRefusal } from "../api/sayRefusal";
import { settle } from "../api/useAct";
import { useAsk } from "../api/useAsk";
import { notify } from "../bridge/notify";
import { useDashboard } from "../bridge/useDashboard";
import { useTexts } from "../texts/useTexts";

/** An act by what it was on; which entry of the audit log it became is asked for when needed. */
export interface Done {
  subject: AuditSubject;
  what: AuditCode;
  ids: readonly string[];
}

/** Takes back what was done a moment ago, on each of these; what cannot be taken back is told. */
export function useUndo(): (done: Done) => Promise<void> {
  const ask = useAsk();
  const texts = useTexts();
  const queries = useQueryClient();
  const dashboard = useDashboard();
  return useCallback(
    async ({ subject, what, ids }) => {
      try {
        for (const id of ids) {
          const { auditLog } = await ask(ActsDocument, { subject, what, id, first: 1 });
          const act = auditLog.nodes[0]?.id ?? "";
          await ask(UndoActDocument, { id: act, why: texts.t("act.undone.why") });
        }
      } catch (error) {
        notify(dashboard, "error", sayRefusal(error, texts) ?? texts.t("problem.broken.title"));
      }
      settle(queries);
    },
    [ask, texts, queries, dashboard],
  );
}
