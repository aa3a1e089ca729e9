import { BookmarkPlus, BookmarkX } from "lucide-react";
import { useState } from "react";
import type { Refused } from "../api/refused";
import { useAsked } from "../app/useAsked";
import { Button } from "../parts/Button";
import { useTexts } from "../texts/useTexts";
import { addressOf, canShow, isSame, type Keeping, type Kept, looksForOne } from "./kept";
import styles from "./Saved.module.css";
import { SaveView } from "./SaveView";
import { useSaved, type View } from "./useSaved";
import { ViewChoices } from "./ViewChoices";

/** Filters that the shop keeps under a name, above those of a list. */
export function SavedViews({ keeping }: { keeping: Keeping }) {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  const [isNaming, name] = useState(false);
  const saved = useSaved(keeping);
  const filter = keeping.kept(asked);
  const isForOne = looksForOne(asked);
  const views = saved.views?.filter((one) => canShow(keeping, one.filter));
  const chosen = isForOne ? undefined : views?.find((one) => isSame(one.filter, filter));

  const turn = (to: Kept | undefined) => {
    const nothing = Object.fromEntries([...asked.keys()].map((one) => [one, ""]));
    ask({ ...nothing, ...(to && addressOf(keeping, to)) });
  };
  return (
    <section className={styles.bar} aria-label={t("saved.title")}>
      {views && views.length > 0 && (
        <ViewChoices
          views={views}
          chosen={chosen}
          onChoose={(view) => turn(view === chosen ? undefined : view.filter)}
        />
      )}
      {saved.answer.error && <Failed error={saved.answer.error} retry={saved.answer.refetch} />}
      {views && (
        <Acts
          chosen={chosen}
          isNothing={isSame(filter, keeping.kept(new URLSearchParams()))}
          isForOne={isForOne}
          isFirst={views.length === 0}
          onSave={() => name(true)}
          onRemove={saved.remove}
        />
      )}
      {isNaming && (
        <SaveView
          filter={filter}
          isForOne={isForOne}
          saved={saved}
          onClose={() => {
            name(false);
            saved.saving.reset();
          }}
        />
      )}
    </section>
  );
}

/** What keeps the list below from being shown too, it tells itself. */
function Failed({ error, retry }: { error: Refused; retry: () => void }) {
  const { t } = useTexts();
  if (error.why !== "away" && error.why !== "broken") return null;
  return (
    <p className={styles.told} role="status">
      {t("saved.failed")} <Button onClick={retry}>{t("saved.again")}</Button>
    </p>
  );
}

interface ActsProps {
  chosen: View | undefined;
  /** No filter is set that could be saved. */
  isNothing: boolean;
  isForOne: boolean;
  isFirst: boolean;
  onSave: () => void;
  onRemove: (view: View) => void;
}

/** What can be done with what is shown now, or why nothing can be. */
function Acts({ chosen, isNothing, isForOne, isFirst, onSave, onRemove }: ActsProps) {
  const { t } = useTexts();
  if (!chosen && isNothing) {
    const why = isForOne ? t("saved.search") : isFirst ? t("saved.none") : "";
    return why ? <p className={styles.told}>{why}</p> : null;
  }
  const Icon = chosen ? BookmarkX : BookmarkPlus;
  const does = chosen ? t("saved.remove") : t("saved.save");
  return (
    // One button that is never switched off: the focus stays when the one becomes the other.
    <Button weight="tertiary" title={does} onClick={() => (chosen ? onRemove(chosen) : onSave())}>
      <Icon size={16} aria-hidden="true" />
      <span className={styles.does}>{does}</span>
    </Button>
  );
}
