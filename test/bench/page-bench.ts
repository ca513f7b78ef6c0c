import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "../e2e/browser.ts";
import { type PageServer, servePage } from "../e2e/fixture/page-server.ts";
import { mainThread } from "../e2e/main-thread.ts";
import { type PageTimes, watchPage } from "./page-watch.ts";

export interface PageFigure {
  readonly name: string;
  readonly seconds: number;
  readonly quality: string;
}

const HUB = "4471100000000000";
/** In the first hub's picture beside its own payers: itself, six payees, and up to two payers that it shares. */
const OTHERS = 9;

/** What opens at first, and the most that the page draws, nearly to the account; nothing is folded. */
const PICTURES = [
  { accounts: 300, edges: 600 },
  { accounts: 5_000, edges: 10_000 },
] as const;

/**
 * The built page in the system's Chromium, which draws in software: until the list is shown, until the network is
 * drawn, what a hover, click, pan step and zoom step cost the main thread, and one iteration of the force layout.
 */
export async function* measurePage(): AsyncIterable<PageFigure> {
  const browser = await launchBrowser();
  try {
    for (const { accounts, edges } of PICTURES) {
      const payers = accounts - OTHERS;
      const server = await servePage({ hubs: 60, firstFanIn: payers, ties: edges - accounts });
      try {
        yield* measurePicture(browser, server, `page ${accounts}`);
      } finally {
        await server.close();
      }
    }
  } finally {
    await browser.close();
  }
}

async function* measurePicture(browser: Browser, server: PageServer, name: string): AsyncIterable<PageFigure> {
  const page = await openHub(browser, server, "flow");
  const times = await timesOf(page);
  const label = await page.locator(".network-canvas").getAttribute("aria-label");
  const [accounts = "?", edges = "?"] = label?.match(/[\d,]+/g) ?? [];
  yield { name: `${name}: list shown`, seconds: times.listed! / 1000, quality: "60 hubs" };
  yield {
    name: `${name}: network drawn`,
    seconds: times.drawn! / 1000,
    quality: `${accounts} accounts, ${edges} edges`,
  };
  for (const { act, steps, run } of await handOver(page)) {
    // What went before has been drawn by then.
    await page.waitForTimeout(2_000);
    const { script, all } = await mainThread(page, run);
    const whole = `script; ${(all / steps).toFixed(1)} ms with style, layout and painting`;
    yield { name: `${name}: ${act}`, seconds: script / steps / 1000, quality: whole };
  }
  await page.close();
  yield await measureForces(browser, server, name);
}

async function measureForces(browser: Browser, server: PageServer, name: string): Promise<PageFigure> {
  const page = await openHub(browser, server, "force");
  await page.waitForFunction(() => (globalThis as { pageTimes?: PageTimes }).pageTimes?.layouts.length === 1);
  const [layout] = (await timesOf(page)).layouts;
  await page.close();
  const { iterations, milliseconds } = layout!;
  return {
    name: `${name}: ForceAtlas2 iteration`,
    seconds: milliseconds / iterations / 1000,
    quality: `mean of ${iterations}, in the worker`,
  };
}

/** Without motion, the force layout asks its worker once, for all iterations. */
async function openHub(browser: Browser, server: PageServer, layout: "flow" | "force"): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    reducedMotion: "reduce",
    bypassCSP: true,
  });
  page.setDefaultTimeout(60_000);
  await page.addInitScript(watchPage);
  await page.goto(`${server.address}/?hub=${HUB}&layout=${layout}&expand=all:${HUB}&open=in:${HUB}`);
  await page.waitForFunction(() => {
    const times = (globalThis as { pageTimes?: PageTimes }).pageTimes;
    return times !== undefined && times.listed !== null && times.drawn !== null;
  });
  return page;
}

function timesOf(page: Page): Promise<PageTimes> {
  return page.evaluate(() => (globalThis as unknown as { pageTimes: PageTimes }).pageTimes);
}

interface HandAct {
  readonly act: string;
  readonly steps: number;
  readonly run: () => Promise<void>;
}

const STEPS = 20;

/** What a hand does to the drawing, every step with a frame of its own. */
async function handOver(page: Page): Promise<readonly HandAct[]> {
  const box = (await page.locator(".network-canvas").boundingBox())!;
  const at = (across: number, down: number) => [box.x + box.width * across, box.y + box.height * down] as const;
  const frame = () => page.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
  const middle = at(0.5, 0.443);
  return [
    {
      act: "hover",
      steps: STEPS,
      run: async () => {
        for (let step = 0; step < STEPS; step++) {
          await page.mouse.move(...at(0.1 + 0.04 * step, 0.2 + 0.5 * ((step * 7) % STEPS) * (1 / STEPS)));
          await frame();
        }
      },
    },
    {
      act: "click",
      steps: STEPS / 4,
      run: async () => {
        for (let step = 0; step < STEPS / 4; step++) {
          await page.mouse.click(...(step % 2 === 0 ? middle : at(0.98, 0.05)));
          await page.waitForTimeout(400);
        }
      },
    },
    {
      act: "pan step",
      steps: STEPS,
      run: async () => {
        await page.mouse.move(...at(0.98, 0.05));
        await page.mouse.down();
        for (let step = 1; step <= STEPS; step++) {
          await page.mouse.move(...at(0.98 - 0.01 * step, 0.05 + 0.005 * step));
          await frame();
        }
        await page.mouse.up();
      },
    },
    {
      act: "zoom step",
      steps: STEPS / 4,
      run: async () => {
        await page.mouse.move(...middle);
        for (let step = 0; step < STEPS / 4; step++) {
          await page.mouse.wheel(0, -120);
          await page.waitForTimeout(200);
        }
      },
    },
  ];
}
