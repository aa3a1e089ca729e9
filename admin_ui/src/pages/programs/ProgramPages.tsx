import { Route, Routes } from "react-router";
import { useLocale } from "../../app/useLocale";
import { NotFound } from "../../parts/NotFound";
import { Skeleton } from "../../parts/Skeleton";
import { Texts } from "../../texts/Texts";
import { EditProgram } from "./editor/EditProgram";
import { NewProgram } from "./editor/NewProgram";
import { GoodsNames } from "./goods/GoodsNames";
import { PresetList } from "./list/PresetList";
import { ProgramList } from "./list/ProgramList";
import { ProgramPage } from "./program/ProgramPage";

/** The list of programs, each by itself, and where they are written. */
export default function ProgramPages() {
  return (
    <Texts
      locale={useLocale()}
      rooms={["shared", "why", "figures", "programs", "editor"]}
      until={<Skeleton lines={8} />}
    >
      <GoodsNames>
        <Routes>
          <Route index element={<ProgramList />} />
          <Route path="new" element={<PresetList />} />
          <Route path="new/:preset" element={<NewProgram />} />
          <Route path=":id" element={<ProgramPage />} />
          <Route path=":id/edit" element={<EditProgram />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </GoodsNames>
    </Texts>
  );
}
