import type { CaseState } from "../../api/generated/schema";
import { Badge, type Tone } from "../../parts/Badge";
import { useTexts } from "../../texts/useTexts";

const TONES: Record<CaseState | "OVERDUE", Tone> = {
  OPEN: "waiting",
  OVERDUE: "bad",
  APPROVED: "good",
  REFUSED: "bad",
  MOOT: "quiet",
};

/** Whether a case waits, waits for too long, or was decided. */
export function CaseBadge({ state, isOverdue }: { state: CaseState; isOverdue: boolean }) {
  const { t } = useTexts();
  const shown = isOverdue ? "OVERDUE" : state;
  return <Badge tone={TONES[shown]}>{t(`case.state.${shown}`)}</Badge>;
}
