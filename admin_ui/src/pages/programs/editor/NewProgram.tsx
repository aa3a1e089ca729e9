import { useNavigate, useParams } from "react-router";
import { CreateProgramDocument } from "../../../api/generated/change_program";
import { PresetsDocument, type PresetsQuery } from "../../../api/generated/programs";
import { useAct } from "../../../api/useAct";
import { useAnswer } from "../../../api/useAnswer";
import { Notice } from "../../../parts/Notice";
import { PageHead } from "../../../parts/PageHead";
import { Problem } from "../../../parts/Problem";
import { Skeleton } from "../../../parts/Skeleton";
import { useToast } from "../../../parts/Toasts";
import { listed } from "../../../texts/listed";
import { useTexts } from "../../../texts/useTexts";
import { useTakeBack } from "../acts/useTakeBack";
import { BLANK } from "../promise/defaults";
import { promiseOf } from "../promise/promiseOf";
import { Editor, type Saving } from "./Editor";

type Preset = PresetsQuery["presets"][number];

/** Writes a program, from what a preset says or from nothing. */
export function NewProgram() {
  const { t } = useTexts();
  const { preset: name = "" } = useParams();
  const { data, error, refetch } = useAnswer(PresetsDocument, {});
  if (error) return <Problem error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={8} label={t("waiting")} />;
  return <Written preset={data.presets.find((one) => one.name === name)} />;
}

function Written({ preset }: { preset: Preset | undefined }) {
  const { t } = useTexts();
  const navigate = useNavigate();
  const show = useToast();
  const creating = useAct(CreateProgramDocument);
  const takeBack = useTakeBack("archive");
  const saving: Saving = {
    ...creating,
    save: (promise, { done, refused }) =>
      creating.mutate(
        { promise },
        {
          onSuccess: (made) => made.__typename === "Program" && done(made),
          onError: refused,
        },
      ),
  };
  return (
    <>
      <PageHead
        title={t("programs.new")}
        lead={t("edit.new.lead")}
        back={{ to: "/programs/new", name: t("presets.title") }}
      />
      <Editor
        start={preset ? promiseOf(preset) : BLANK}
        saving={saving}
        label={t("edit.create")}
        onSaved={({ id, name }) => {
          show({ text: t("edit.created", { name }), undo: () => takeBack(id) });
          navigate(`/programs/${id}`);
        }}
      >
        {preset && <Gaps preset={preset} />}
      </Editor>
    </>
  );
}

/** What a preset leaves to the merchant. */
function Gaps({ preset }: { preset: Preset }) {
  const { t, locale } = useTexts();
  const needs = NEEDS.filter((one) => preset.needs.includes(one)).map((one) => t(`needs.${one}`));
  if (needs.length === 0 && preset.leftOut.length === 0) return null;
  return (
    <Notice title={t("needs.title")}>
      {needs.length > 0 && t("needs.words", { what: listed(needs, locale) })}{" "}
      {preset.leftOut.length > 0 &&
        t("needs.leftout", { channels: listed(preset.leftOut, locale) })}
    </Notice>
  );
}

const NEEDS = ["product", "category", "cause", "amount"] as const;
