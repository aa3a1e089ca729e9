import { SettingsDocument } from "../../../api/generated/settings";
import { useAnswer } from "../../../api/useAnswer";
import { Known } from "../form/Known";
import { Leaderboard } from "./Leaderboard";
import { WaysForm } from "./WaysForm";

/** By which ways customers share their links, and whether they see who did it best. */
export default function Sharing() {
  const answer = useAnswer(SettingsDocument, {});
  return (
    <Known answer={answer}>
      {({ shop: { sharing } }) => (
        <>
          <WaysForm sharing={sharing} />
          <Leaderboard sharing={sharing} />
        </>
      )}
    </Known>
  );
}
