import { Gift } from "lucide-react";
import type { ReactNode } from "react";
import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import { ProgramsDocument } from "../../../api/generated/programs";
import { useAnswer } from "../../../api/useAnswer";
import { Empty } from "../../../parts/Empty";
import { PageLink } from "../../../parts/PageLink";
import { Problem } from "../../../parts/Problem";
import { Skeleton } from "../../../parts/Skeleton";
import { useTexts } from "../../../texts/useTexts";

interface Props {
  id: string;
  children: (program: ProgramFactsFragment) => ReactNode;
}

/** A program by its id, put away or not; says so where there is none. */
export function Known({ id, children }: Props) {
  const { t } = useTexts();
  const { data, error, refetch } = useAnswer(ProgramsDocument, { archived: true });
  if (error) return <Problem error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={8} label={t("waiting")} />;
  const program = data.programs.find((one) => one.id === id);
  if (program) return children(program);
  return (
    <Empty
      icon={Gift}
      title={t("program.unknown.title")}
      action={<PageLink to="/programs">{t("programs.title")}</PageLink>}
    >
      {t("program.unknown.words")}
    </Empty>
  );
}
