import type { Outcome, Reason } from "../api/generated/schema";
import { Badge, type Tone } from "../parts/Badge";
import { useTexts } from "../texts/useTexts";

const TONES: Record<Outcome | "HELD", Tone> = {
  UNRELATED: "quiet",
  WAITING: "waiting",
  REFUSED: "bad",
  QUALIFIED: "good",
  HELD: "waiting",
  REVERSED: "bad",
};

/** What became of an order. One that counts and waits for a person says so. */
export function OutcomeBadge({ outcome, reason }: { outcome: Outcome; reason: Reason }) {
  const { t } = useTexts();
  const shown = outcome === "QUALIFIED" && reason === "HELD_FOR_REVIEW" ? "HELD" : outcome;
  return <Badge tone={TONES[shown]}>{t(`outcome.${shown}`)}</Badge>;
}
