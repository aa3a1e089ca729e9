import { useNavigate, useParams } from "react-router";
import { SaveProgramDocument } from "../../../api/generated/change_program";
import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import { useAct } from "../../../api/useAct";
import { PageHead } from "../../../parts/PageHead";
import { useToast } from "../../../parts/Toasts";
import { useTexts } from "../../../texts/useTexts";
import { useTakeBack } from "../acts/useTakeBack";
import { Known } from "../program/Known";
import { promiseOf } from "../promise/promiseOf";
import { Editor, type Saving } from "./Editor";

/** Changes what a program promises; each change that is saved is a version of its own. */
export function EditProgram() {
  const { id = "" } = useParams();
  return <Known id={id}>{(program) => <Opened key={program.id} program={program} />}</Known>;
}

function Opened({ program }: { program: ProgramFactsFragment }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const show = useToast();
  const writing = useAct(SaveProgramDocument);
  const takeBack = useTakeBack("undo");
  const saving: Saving = {
    ...writing,
    save: (promise, { done, refused }) =>
      writing.mutate(
        { id: program.id, promise },
        {
          onSuccess: (saved) => saved.__typename === "Program" && done(saved),
          onError: refused,
        },
      ),
  };
  return (
    <>
      <PageHead
        title={t("edit.title", { name: program.name })}
        lead={t("edit.lead")}
        back={{ to: `/programs/${program.id}`, name: program.name }}
      />
      <Editor
        start={promiseOf(program)}
        saving={saving}
        label={t("edit.save")}
        onSaved={({ id, version }) => {
          show({ text: t("edit.saved", { number: version }), undo: () => takeBack(id) });
          navigate(`/programs/${id}`);
        }}
      />
    </>
  );
}
