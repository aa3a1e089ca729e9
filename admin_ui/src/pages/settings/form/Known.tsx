import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Refused } from "../../../api/refused";
import { Problem } from "../../../parts/Problem";
import { Skeleton } from "../../../parts/Skeleton";
import { useTexts } from "../../../texts/useTexts";

interface Props<Answer> {
  answer: UseQueryResult<Answer, Refused>;
  children: (known: Answer) => ReactNode;
}

/** What a page shows once it knows what is set. */
export function Known<Answer>({ answer, children }: Props<Answer>) {
  const { t } = useTexts();
  if (answer.error) return <Problem error={answer.error} retry={answer.refetch} />;
  if (!answer.data) return <Skeleton lines={6} label={t("waiting")} />;
  return <>{children(answer.data)}</>;
}
