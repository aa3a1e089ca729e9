import { useTexts } from "../texts/useTexts";
import { PageHead } from "./PageHead";
import { PageLink } from "./PageLink";

/** An address of ours behind which there is nothing. */
export function NotFound() {
  const { t } = useTexts();
  return (
    <>
      <PageHead title={t("notfound.title")} lead={t("notfound.words")} />
      <PageLink to="/overview">{t("nav.overview")}</PageLink>
    </>
  );
}
