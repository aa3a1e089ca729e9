import { Route, Routes } from "react-router";
import { LastDoneProvider } from "../../acts/LastDone";
import { useLocale } from "../../app/useLocale";
import { NotFound } from "../../parts/NotFound";
import { Skeleton } from "../../parts/Skeleton";
import { Texts } from "../../texts/Texts";
import { RewardList } from "./RewardList";
import { RewardPage } from "./RewardPage";

/** The list of rewards, and each by itself. */
export default function RewardPages() {
  return (
    <Texts
      locale={useLocale()}
      rooms={["shared", "why", "acts", "grant", "saved", "rewards"]}
      until={<Skeleton lines={8} />}
    >
      <LastDoneProvider>
        <Routes>
          <Route index element={<RewardList />} />
          <Route path=":id" element={<RewardPage />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </LastDoneProvider>
    </Texts>
  );
}
