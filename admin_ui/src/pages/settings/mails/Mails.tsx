import { HealthDocument } from "../../../api/generated/health";
import { SettingsDocument } from "../../../api/generated/settings";
import { useAnswer } from "../../../api/useAnswer";
import { Known } from "../form/Known";
import { MailWords } from "./MailWords";
import { Sender } from "./Sender";
import { TestMail } from "./TestMail";

/** Who mails are from, what they say, and whether they arrive. */
export default function Mails() {
  const settings = useAnswer(SettingsDocument, {});
  const health = useAnswer(HealthDocument, {});
  return (
    <Known answer={settings}>
      {({ shop }) => (
        <Known answer={health}>
          {({ health: { mailFrom } }) => (
            <>
              <Sender shop={shop} mailFrom={mailFrom ?? null} />
              <TestMail mailFrom={mailFrom ?? null} />
              <MailWords shop={shop} />
            </>
          )}
        </Known>
      )}
    </Known>
  );
}
