import { RetentionDocument } from "../../../api/generated/privacy";
import { useAnswer } from "../../../api/useAnswer";
import { Known } from "../form/Known";
import { OnePerson } from "./OnePerson";
import { Retention } from "./Retention";

/** For how long things are kept, and what one person may ask for. */
export default function Privacy() {
  const answer = useAnswer(RetentionDocument, {});
  return (
    <>
      <Known answer={answer}>{({ retention }) => <Retention kept={retention} />}</Known>
      <OnePerson />
    </>
  );
}
