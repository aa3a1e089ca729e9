import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import type { ShareChannel } from "../../../api/generated/schema";
import { Button } from "../../../parts/Button";
import { useTexts } from "../../../texts/useTexts";
import form from "../form/SettingForm.module.css";
import { useFocusAfter } from "./useFocusAfter";
import styles from "./Ways.module.css";
import { moved, PUBLIC, WAYS } from "./ways";

interface Props {
  shown: readonly ShareChannel[];
  onChange: (shown: ShareChannel[]) => void;
}

/** The ways that are shown, each moved and taken out by buttons of its own; below them the rest. */
export function Ways({ shown, onChange }: Props) {
  const { t } = useTexts();
  const around = useRef<HTMLDivElement>(null);
  const focus = useFocusAfter(around, shown);
  const [said, say] = useState("");
  const place = (way: ShareChannel, ways: readonly ShareChannel[]) =>
    t("ways.place", { way: t(`way.${way}`), place: ways.indexOf(way) + 1, count: ways.length });
  const move = (from: number, to: number) => {
    const way = shown[from];
    if (!way) return;
    const next = moved(shown, from, to);
    focus(...(to < from ? [`up ${way}`, `down ${way}`] : [`down ${way}`, `up ${way}`]));
    say(place(way, next));
    onChange(next);
  };
  const show = (way: ShareChannel) => {
    const next = [...shown, way];
    focus(`up ${way}`, `out ${way}`);
    say(place(way, next));
    onChange(next);
  };
  const hide = (way: ShareChannel, at: number) => {
    focus(`out ${shown[at + 1] ?? shown[at - 1]}`, `in ${way}`);
    say(t("ways.gone", { way: t(`way.${way}`) }));
    onChange(shown.filter((one) => one !== way));
  };
  const rest = WAYS.filter((way) => !shown.includes(way));
  return (
    <div ref={around} className={form.form}>
      <ol className={styles.ways} aria-label={t("ways.shown")}>
        {shown.map((way, at) => (
          <li key={way} className={styles.way}>
            <Name way={way} />
            <span className={styles.acts}>
              <Button
                weight="tertiary"
                name={`up ${way}`}
                aria-label={t("ways.up", { way: t(`way.${way}`) })}
                disabled={at === 0}
                onClick={() => move(at, at - 1)}
              >
                <ArrowUp size={16} aria-hidden="true" />
              </Button>
              <Button
                weight="tertiary"
                name={`down ${way}`}
                aria-label={t("ways.down", { way: t(`way.${way}`) })}
                disabled={at === shown.length - 1}
                onClick={() => move(at, at + 1)}
              >
                <ArrowDown size={16} aria-hidden="true" />
              </Button>
              <Button
                weight="tertiary"
                name={`out ${way}`}
                aria-label={t("ways.out", { way: t(`way.${way}`) })}
                onClick={() => hide(way, at)}
              >
                <X size={16} aria-hidden="true" />
              </Button>
            </span>
          </li>
        ))}
      </ol>
      {rest.length > 0 && (
        <div>
          <p className={styles.rest}>{t("ways.rest")}</p>
          <ul className={styles.others} aria-label={t("ways.rest")}>
            {rest.map((way) => (
              <li key={way}>
                <Button
                  name={`in ${way}`}
                  aria-label={t("ways.in", { way: t(`way.${way}`) })}
                  onClick={() => show(way)}
                >
                  <Plus size={16} aria-hidden="true" />
                  {t(`way.${way}`)}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p className="unseen" role="status">
        {said}
      </p>
    </div>
  );
}

function Name({ way }: { way: ShareChannel }) {
  const { t } = useTexts();
  return (
    <span className={styles.name}>
      {t(`way.${way}`)}
      {PUBLIC.includes(way) && <span className={form.quiet}>{t("ways.public")}</span>}
      {way === "NATIVE" && <span className={form.quiet}>{t("ways.native")}</span>}
    </span>
  );
}
