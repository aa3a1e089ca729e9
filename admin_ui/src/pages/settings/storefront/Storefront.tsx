import { SettingsDocument } from "../../../api/generated/settings";
import { useAnswer } from "../../../api/useAnswer";
import { Known } from "../form/Known";
import { Address } from "./Address";
import { Origins } from "./Origins";
import { Placing } from "./Placing";
import { Zone } from "./Zone";

/** Where customers shop, what their pages show, from where their browsers may ask, and by which clock days are counted. */
export default function Storefront() {
  const answer = useAnswer(SettingsDocument, {});
  return (
    <Known answer={answer}>
      {({ shop }) => (
        <>
          <Address url={shop.storefrontUrl ?? ""} />
          <Placing />
          <Origins origins={shop.origins} />
          <Zone name={shop.timeZone} />
        </>
      )}
    </Known>
  );
}
