type Named<Found> = ReadonlyMap<string, Found>;

/**
 * Turns a question for many ids into one for a single id: those of one moment are asked for
 * together, up to `most` at a time. null: it is not there.
 */
export function gathered<Found>(
  askFor: (ids: readonly string[]) => Promise<Named<Found>>,
  most: number,
): (id: string) => Promise<Found | null> {
  let open: { ids: string[]; answer: Promise<Named<Found>> } | null = null;

  const begin = () => {
    const ids: string[] = [];
    // All that is drawn at once asks before the next turn of the loop.
    const answer = new Promise<void>((go) => setTimeout(go)).then(() => {
      if (open?.ids === ids) open = null;
      return askFor(ids);
    });
    return { ids, answer };
  };

  return async (id) => {
    if (open === null || open.ids.length >= most) open = begin();
    open.ids.push(id);
    return (await open.answer).get(id) ?? null;
  };
}
