import { useEffect } from "react";
import { LookAgainDocument } from "../../api/generated/start";
import { sayRefusal } from "../../api/sayRefusal";
import { useAct } from "../../api/useAct";
import { Button } from "../../parts/Button";
import { Problem } from "../../parts/Problem";
import { useTexts } from "../../texts/useTexts";

/** Asks the shop again what the app may do and where it sells; `atOnce` also without a click. */
export function LookAgain({ atOnce = false }: { atOnce?: boolean }) {
  const texts = useTexts();
  const { mutate, error, isPending } = useAct(LookAgainDocument);
  // Whoever comes back from the Dashboard's consent has answered, and nobody tells us.
  useEffect(() => {
    if (atOnce) mutate({});
  }, [atOnce, mutate]);
  const said = sayRefusal(error, texts);
  return (
    <>
      <Button disabled={isPending} onClick={() => mutate({})}>
        {texts.t("start.again")}
      </Button>
      {said && <p role="alert">{said}</p>}
      {error && !said && <Problem error={error} />}
    </>
  );
}
