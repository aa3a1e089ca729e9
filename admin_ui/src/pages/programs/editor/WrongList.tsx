import { useEffect, useRef } from "react";
import { useTexts } from "../../../texts/useTexts";
import styles from "./Editor.module.css";
import { useForm, useSayProblem } from "./form";

/** All that the app refused, each leading to its field. */
export function WrongList({ said }: { said: string }) {
  const { t } = useTexts();
  const { problems } = useForm();
  const sayProblem = useSayProblem();
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    box.current?.focus();
  }, []);

  return (
    <div ref={box} className={styles.wrong} role="alert" tabIndex={-1}>
      <p className={styles.strong}>{t("edit.refused")}</p>
      {problems.length === 0 ? (
        <p>{said}</p>
      ) : (
        <ul>
          {problems.map((one) => (
            <li key={one.path}>
              <button type="button" className={styles.to} onClick={() => goTo(one.path)}>
                {sayProblem(one)}
              </button>{" "}
              <code className={styles.path}>{one.path}</code>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** To the field at a path, or to the first of those that lie there, or the nearest around it. */
function goTo(path: string): void {
  const fields = [...document.querySelectorAll<HTMLElement>("[name]")];
  const named = (test: (name: string) => boolean) =>
    fields.find((field) => test(field.getAttribute("name") ?? ""));
  const found =
    named((name) => name === path) ??
    named((name) => name.startsWith(`${path}.`)) ??
    named((name) => path.startsWith(`${name}.`));
  found?.scrollIntoView({ block: "center" });
  found?.focus();
}
