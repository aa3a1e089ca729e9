import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTexts } from "../texts/useTexts";
import { Button } from "./Button";
import styles from "./Pager.module.css";

interface Props {
  back: (() => void) | null;
  on: (() => void) | null;
}

/** To the page before, and to the next. Nothing where all is on one page. */
export function Pager({ back, on }: Props) {
  const { t } = useTexts();
  if (!back && !on) return null;
  return (
    <nav className={styles.pager} aria-label={t("pages")}>
      <Button disabled={!back} onClick={back ?? undefined}>
        <ChevronLeft size={16} aria-hidden="true" /> {t("pages.back")}
      </Button>
      <Button disabled={!on} onClick={on ?? undefined}>
        {t("pages.on")} <ChevronRight size={16} aria-hidden="true" />
      </Button>
    </nav>
  );
}
