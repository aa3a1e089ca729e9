import { type FormEvent, useState } from "react";
import { Declined } from "../../api/declined";
import { SetStorefrontDocument } from "../../api/generated/start";
import { sayRefusal } from "../../api/sayRefusal";
import { useAct } from "../../api/useAct";
import { Entry } from "../../fields/Entry";
import { Button } from "../../parts/Button";
import { Problem } from "../../parts/Problem";
import { useTexts } from "../../texts/useTexts";
import styles from "./Step.module.css";

/** Where customers shop. */
export function Address({ url }: { url: string }) {
  const texts = useTexts();
  const [typed, type] = useState(url);
  const { mutate, error, isPending } = useAct(SetStorefrontDocument);
  const save = (event: FormEvent) => {
    event.preventDefault();
    mutate({ url: typed.trim() });
  };
  return (
    <form className={styles.line} onSubmit={save} noValidate>
      <Entry
        type="url"
        width="long"
        label={texts.t("start.address")}
        value={typed}
        placeholder="https://shop.example"
        error={sayRefusal(error, texts)}
        onChange={type}
      />
      <Button type="submit" disabled={isPending || typed.trim() === url}>
        {texts.t("start.save")}
      </Button>
      {error && !(error instanceof Declined) && <Problem error={error} />}
    </form>
  );
}
