import type { ProgramFactsFragment } from "../../api/generated/fragments";
import type { ProgramState } from "../../api/generated/schema";
import { Badge, type Tone } from "../../parts/Badge";
import { useTexts } from "../../texts/useTexts";

const TONES: Record<ProgramState, Tone> = {
  DRAFT: "quiet",
  SCHEDULED: "waiting",
  ACTIVE: "good",
  PAUSED: "waiting",
  ENDED: "quiet",
};

/** Whether a program runs. */
export function StateBadge({ program }: { program: ProgramFactsFragment }) {
  const { t } = useTexts();
  const { archivedAt, state } = program;
  if (archivedAt) return <Badge tone="quiet">{t("programs.archived")}</Badge>;
  return <Badge tone={TONES[state]}>{t(`programs.state.${state}`)}</Badge>;
}
