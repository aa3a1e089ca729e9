import { Route, Routes } from "react-router";
import { LastDoneProvider } from "../../acts/LastDone";
import { useLocale } from "../../app/useLocale";
import { NotFound } from "../../parts/NotFound";
import { Skeleton } from "../../parts/Skeleton";
import { Texts } from "../../texts/Texts";
import { CaseList } from "./CaseList";
import { CasePage } from "./CasePage";

/** What waits for a person, and each case by itself. */
export default function ReviewPages() {
  return (
    <Texts
      locale={useLocale()}
      rooms={["shared", "why", "acts", "saved", "review"]}
      until={<Skeleton lines={8} />}
    >
      <LastDoneProvider>
        <Routes>
          <Route index element={<CaseList />} />
          <Route path=":id" element={<CasePage />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </LastDoneProvider>
    </Texts>
  );
}
