import type { SetupFactsFragment } from "../../api/generated/fragments";
import { listed } from "../../texts/listed";
import { useTexts } from "../../texts/useTexts";
import { LookAgain } from "./LookAgain";

/** Where the shop sells, as far as it has told. */
export function ChannelsFound({ channels }: { channels: SetupFactsFragment["channels"] }) {
  const { t, locale } = useTexts();
  const open = channels.filter((one) => one.isActive);
  const names = open.map(({ name, currency }) => `${name} (${currency})`);
  return (
    <>
      <p>{open.length > 0 ? listed(names, locale) : t("start.channels.none")}</p>
      <LookAgain />
    </>
  );
}
