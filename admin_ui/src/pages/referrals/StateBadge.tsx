import type { ReferralState } from "../../api/generated/schema";
import { Badge, type Tone } from "../../parts/Badge";
import { useTexts } from "../../texts/useTexts";

const TONES: Record<ReferralState | "HELD", Tone> = {
  BOUGHT: "good",
  HELD: "waiting",
  UNDONE: "bad",
};

/** Whether a referral counts, waits for a person, or is undone. */
export function StateBadge({ state, isHeld }: { state: ReferralState; isHeld: boolean }) {
  const { t } = useTexts();
  const shown = isHeld && state === "BOUGHT" ? "HELD" : state;
  return <Badge tone={TONES[shown]}>{t(`referrals.state.${shown}`)}</Badge>;
}
