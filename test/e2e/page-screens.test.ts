import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import type { Browser } from "playwright-core";
import { PNG } from "pngjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { buildPage } from "./built-page.ts";
import { type PageServer, servePage } from "./fixture/page-server.ts";

/**
 * Five named scenes, compared with the pictures in test/golden/screens. Look at what differs, then renew them with
 *
 *     RENEW_SCREENS=1 npx vitest run --project e2e page-screens
 *
 * A failed scene leaves what it drew, and the difference, in test-output/screens.
 */
const GOLDEN = fileURLToPath(new URL("../golden/screens/", import.meta.url));
const OUTPUT = fileURLToPath(new URL("../../test-output/screens/", import.meta.url));

/** A pixel differs when its colour is this far off (0-1): the smoothing of another font renderer is below it. */
const COLOUR_TOLERANCE = 0.2;
/** Other versions of Chromium and of its fonts shift glyphs a little; a moved pane or a wrong colour is ten times this. */
const DIFFERENT_PIXELS = 0.01;

const HUB = "hub=4471100000000000";
const SCENES = [
  { name: "empty", query: "", scheme: "light", locale: "en-GB", mood: "empty" },
  { name: "one-hub", query: `${HUB}&account=4471100000000000`, scheme: "light", locale: "en-GB", mood: "well" },
  {
    name: "community-focus",
    query:
      "hub=4471100007919001&account=4471100007919001&expand=all:4471100586006074&expand=all:4471100000000000&community=0",
    scheme: "light",
    locale: "id-ID",
    mood: "well",
  },
  {
    name: "faded-selection",
    query: `${HUB}&account=4471100815657006&tab=transfers`,
    scheme: "light",
    locale: "en-GB",
    mood: "well",
  },
  {
    name: "dark-at-risk",
    query: `${HUB}&account=PROT-7f3a21&queue=at-risk`,
    scheme: "dark",
    locale: "id-ID",
    mood: "well",
  },
] as const;

let browser: Browser;
let server: PageServer;

beforeAll(async () => {
  await buildPage();
  await mkdir(GOLDEN, { recursive: true });
  await mkdir(OUTPUT, { recursive: true });
  browser = await launchBrowser();
  server = await servePage({ hubs: 60, firstFanIn: 41 });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test.each(SCENES)("the scene $name looks as it did", async ({ name, query, scheme, locale, mood }) => {
  server.behave(mood);
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    deviceScaleFactor: 1,
    colorScheme: scheme,
    locale,
    reducedMotion: "reduce",
  });
  await page.addInitScript(() => localStorage.setItem("tributary-hint-read", "yes"));
  await page.goto(`${server.address}/?${query}`);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(700);
  const drawn = await page.screenshot({ animations: "disabled", caret: "hide" });
  await page.close();
  await compare(name, drawn);
});

async function compare(name: string, drawn: Buffer): Promise<void> {
  const golden = `${GOLDEN}${name}.png`;
  if (process.env.RENEW_SCREENS === "1") {
    await writeFile(golden, drawn);
    return;
  }
  if (!existsSync(golden)) throw new Error(`${golden} is missing: make it with RENEW_SCREENS=1.`);
  const before = PNG.sync.read(await readFile(golden));
  const now = PNG.sync.read(drawn);
  const { width, height } = before;
  expect([now.width, now.height]).toEqual([width, height]);
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(before.data, now.data, difference.data, width, height, { threshold: COLOUR_TOLERANCE });
  if (pixels > DIFFERENT_PIXELS * width * height) {
    await writeFile(`${OUTPUT}${name}.png`, drawn);
    await writeFile(`${OUTPUT}${name}-difference.png`, PNG.sync.write(difference));
  }
  expect(pixels / (width * height), `see ${OUTPUT}${name}-difference.png`).toBeLessThanOrEqual(DIFFERENT_PIXELS);
}
