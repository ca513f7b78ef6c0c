import type { Page } from "playwright-core";

export interface MainThread {
  /** Milliseconds of scripts. */
  readonly script: number;
  /** Milliseconds of everything: scripts, style, layout, painting. */
  readonly all: number;
}

/** What the page's main thread spends on something, until 400 ms after it. */
export async function mainThread(page: Page, act: () => Promise<void>): Promise<MainThread> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const spent = async (): Promise<MainThread> => {
    const { metrics } = await session.send("Performance.getMetrics");
    const milliseconds = (wanted: string) => metrics.find(({ name }) => name === wanted)!.value * 1000;
    return { script: milliseconds("ScriptDuration"), all: milliseconds("TaskDuration") };
  };
  const before = await spent();
  await act();
  await page.waitForTimeout(400);
  const after = await spent();
  await session.detach();
  return { script: after.script - before.script, all: after.all - before.all };
}
