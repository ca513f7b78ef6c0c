import type { StepTime } from "../domain/run.ts";

/** Adds up the seconds of the steps of a load, in the order in which they first came. */
export class StageClock {
  readonly #seconds = new Map<string, number>();

  async time<T>(step: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#seconds.set(step, (this.#seconds.get(step) ?? 0) + (performance.now() - start) / 1_000);
    }
  }

  timings(): readonly StepTime[] {
    return [...this.#seconds].map(([step, seconds]) => ({ step, seconds }));
  }
}
