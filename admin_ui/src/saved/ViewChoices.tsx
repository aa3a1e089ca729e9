import { Check } from "lucide-react";
import { useEffect, useRef } from "react";
import styles from "./Saved.module.css";
import type { View } from "./useSaved";

interface Props {
  views: readonly View[];
  /** The one that is shown now. */
  chosen: View | undefined;
  onChoose: (view: View) => void;
}

const EDGE_PX = 8;

/** The names of all views in a row, which scrolls sideways where it is too long. */
export function ViewChoices({ views, chosen, onChoose }: Props) {
  const row = useRef<HTMLUListElement>(null);
  const id = chosen?.id;

  // By hand: scrollIntoView would move the page, and the Dashboard around it, too.
  useEffect(() => {
    const mark = id && row.current?.querySelector<HTMLElement>('[aria-pressed="true"]');
    if (mark && row.current) row.current.scrollLeft = mark.offsetLeft - EDGE_PX;
  }, [id]);

  return (
    <ul ref={row} className={styles.views}>
      {views.map((view) => (
        <li key={view.id}>
          <button
            type="button"
            className={styles.view}
            aria-pressed={view === chosen}
            title={view.name}
            onClick={() => onChoose(view)}
          >
            {view === chosen && <Check size={14} aria-hidden="true" />}
            <span className={styles.name}>{view.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
