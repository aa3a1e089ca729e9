import { PutSetupAsideDocument } from "../../api/generated/start";
import { useAct } from "../../api/useAct";
import { Button } from "../../parts/Button";
import { Problem } from "../../parts/Problem";
import { useToast } from "../../parts/Toasts";
import { useTexts } from "../../texts/useTexts";

/** The list leaves the tabs, for all staff, and comes back. */
export function PutAside({ isAside }: { isAside: boolean }) {
  const { t } = useTexts();
  const show = useToast();
  const { mutate, error, isPending } = useAct(PutSetupAsideDocument);
  const put = () =>
    mutate(
      { aside: true },
      {
        onSuccess: () => show({ text: t("start.aside.did"), undo: () => mutate({ aside: false }) }),
      },
    );
  return (
    <>
      {error && <Problem error={error} />}
      <Button disabled={isPending} onClick={isAside ? () => mutate({ aside: false }) : put}>
        {t(isAside ? "start.aside.back" : "start.aside")}
      </Button>
    </>
  );
}
