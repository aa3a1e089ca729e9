import { useTexts } from "../texts/useTexts";
import { Notice } from "./Notice";
import { PageLink } from "./PageLink";

/** An address of ours behind which there is nothing. */
export function NotFound() {
  const { t } = useTexts();
  return (
    <Notice
      title={t("notfound.title")}
      action={<PageLink to="/overview">{t("nav.overview")}</PageLink>}
    >
      {t("notfound.words")}
    </Notice>
  );
}
