import { HonestyDocument } from "../../../api/generated/honesty";
import { SettingsDocument } from "../../../api/generated/settings";
import { useAnswer } from "../../../api/useAnswer";
import { Known } from "../form/Known";
import { Deadline } from "./Deadline";
import { Rules } from "./Rules";

/** How strict the shop is, and what becomes of what nobody decides. */
export default function Honesty() {
  const rules = useAnswer(HonestyDocument, {});
  const settings = useAnswer(SettingsDocument, {});
  return (
    <>
      <Known answer={settings}>{({ shop }) => <Deadline review={shop.review} />}</Known>
      <Known answer={rules}>{({ honesty }) => <Rules honesty={honesty} />}</Known>
    </>
  );
}
