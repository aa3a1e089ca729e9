import { Elements } from "../../elements/Elements";
import { FIRST } from "../../elements/tags";
import { PageLink } from "../../parts/PageLink";
import { useTexts } from "../../texts/useTexts";

/** What is put into the storefront; the step is done when the storefront has told of somebody. */
export function Place({ channel }: { channel: string }) {
  const { t } = useTexts();
  return (
    <>
      <Elements channel={channel} tags={FIRST} />
      <PageLink to="/settings/storefront">{t("elements.more")}</PageLink>
    </>
  );
}
