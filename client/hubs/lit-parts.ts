/** Equal parts that the server counts a hub's inflow in. */
const PARTS = 12;

/** First and last of the twelve parts of a run's window that the days [from, to) touch. */
export function litParts(
  run: { readonly from: string; readonly to: string },
  from: string,
  to: string,
): readonly [number, number] {
  const start = Date.parse(run.from);
  const part = (Date.parse(run.to) - start) / PARTS;
  const within = (at: number) => Math.max(0, Math.min(PARTS - 1, at));
  return [
    within(Math.floor((Date.parse(from) - start) / part)),
    within(Math.ceil((Date.parse(to) - start) / part) - 1),
  ];
}

/** Whether any inflow lies in the lit parts. */
export function hasInflow(inflow: readonly number[], lit: readonly [number, number]): boolean {
  return inflow.slice(lit[0], lit[1] + 1).some((count) => count > 0);
}
