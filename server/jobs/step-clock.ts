import type { StepTime } from "../domain/run.ts";

/** Measures how long each step took since the one before. */
export class StepClock {
  readonly #times: StepTime[];
  readonly #begin: number;
  #last: number;

  /** `before`: steps that another clock measured, of the same task. */
  constructor(before: readonly StepTime[] = []) {
    this.#times = [...before];
    this.#last = performance.now();
    this.#begin = this.#last - before.reduce((sum, step) => sum + step.seconds * 1000, 0);
  }

  /** The step that ends now. */
  mark(step: string): void {
    const now = performance.now();
    this.add(step, (now - this.#last) / 1000);
    this.#last = now;
  }

  /** A step that went on beside the others. */
  add(step: string, seconds: number): void {
    this.#times.push({ step, seconds: Math.round(seconds * 1000) / 1000 });
  }

  /** Since the first step began. */
  get elapsedMs(): number {
    return performance.now() - this.#begin;
  }

  get times(): readonly StepTime[] {
    return this.#times;
  }
}
