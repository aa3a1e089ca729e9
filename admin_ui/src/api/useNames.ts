import { NamesDocument } from "./generated/names";
import { useAnswer } from "./useAnswer";

/** How staff call an advocate, by the ids that lists have; the word where no name is known. */
export function useNames(ids: readonly string[]): (id: string) => string | undefined {
  const asked = [...new Set(ids)].sort();
  const { data } = useAnswer(
    NamesDocument,
    { ids: asked },
    { enabled: asked.length > 0, keep: true },
  );
  const names = new Map(data?.advocates.nodes.map((one) => [one.id, one.firstName || one.word]));
  return (id) => names.get(id);
}
