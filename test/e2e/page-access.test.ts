import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { buildPage } from "./built-page.ts";
import { type PageServer, servePage } from "./fixture/page-server.ts";

let browser: Browser;
let server: PageServer;
let axe: string;

beforeAll(async () => {
  await buildPage();
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  browser = await launchBrowser();
  server = await servePage({ hubs: 60, firstFanIn: 41 });
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const HUB = "hub=4471100000000000&account=4471100000000000";

/** Each view of the page, how to reach it, and what is there when it is drawn. */
const VIEWS: readonly (readonly [string, string, (page: Page) => Promise<void>])[] = [
  ["a hub in flow", HUB, (page) => page.getByRole("img", { name: /^Drawing/ }).waitFor()],
  [
    "communities, one in focus",
    `${HUB}&layout=communities&community=0`,
    (page) => page.getByRole("group", { name: "Legend" }).waitFor(),
  ],
  [
    "the network as a table",
    `${HUB}&as=table&tab=transfers`,
    (page) => page.getByRole("table", { name: "Network" }).waitFor(),
  ],
  [
    "a pair's transfers",
    "hub=4471100000000000&payer=4471100000000000&payee=PROT-7f3a21",
    (page) => page.getByText("Remark withheld").first().waitFor(),
  ],
  [
    "chosen days",
    `${HUB}&from=2024-07-20T00:00:00.000Z&to=2024-08-02T00:00:00.000Z`,
    (page) => page.getByText("Ranks are those").waitFor(),
  ],
  ["the child-at-risk queue", `${HUB}&queue=at-risk`, (page) => page.getByText("PROT-09bc4e").waitFor()],
  [
    "a protected account",
    "hub=PROT-7f3a21&account=PROT-7f3a21",
    (page) => page.getByText("may belong to a child").waitFor(),
  ],
  ["the key sheet", HUB, (page) => page.keyboard.press("?").then(() => page.getByText("Next hub").waitFor())],
  ["expanding", HUB, (page) => page.keyboard.press("e").then(() => page.getByText("Top 20 by amount").waitFor())],
  [
    "an export",
    HUB,
    (page) =>
      page
        .getByRole("button", { name: "Export" })
        .click()
        .then(() => page.getByText("Steps away").waitFor()),
  ],
  [
    "a new run",
    HUB,
    (page) =>
      page
        .getByRole("button", { name: /Leiden/ })
        .click()
        .then(() => page.getByRole("menuitem", { name: "New scoring run" }).click())
        .then(() => page.getByText("Community engine").waitFor()),
  ],
  [
    "a search",
    HUB,
    (page) =>
      page.keyboard
        .press("/")
        .then(() => page.keyboard.type("44711"))
        .then(() => page.getByRole("listbox", { name: "Search" }).getByRole("option").first().waitFor()),
  ],
];

async function open(query: string, colorScheme: "light" | "dark", width = 1440): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width, height: 900 },
    locale: "en-GB",
    colorScheme,
    reducedMotion: "reduce",
  });
  onTestFinished(() => page.close());
  page.setDefaultTimeout(10_000);
  await page.goto(`${server.address}/?${query}`);
  await page.getByRole("option").first().waitFor();
  if (width < 1200) return page;
  await page
    .getByText("Received")
    .or(page.getByText("BI-FAST"))
    .or(page.getByText("Remark withheld"))
    .first()
    .waitFor();
  return page;
}

/** What axe finds against WCAG 2.2 A and AA and its own best practices. */
async function violationsIn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`));
}

describe.each(["light", "dark"] as const)("axe finds nothing in the %s theme", (scheme) => {
  test.each(VIEWS)("in %s", async (_name, query, reach) => {
    const page = await open(query, scheme);
    await reach(page);
    await page.waitForTimeout(300);
    expect(await violationsIn(page)).toEqual([]);
  });
});

test("from the list to a payer's transfers and an export, with the keyboard alone", async () => {
  const page = await open("", "light");
  const hub = () => new URL(page.url()).searchParams.get("hub");
  const first = hub();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  expect(hub()).toBe(first);
  await page.keyboard.press("Enter");
  await expect.poll(hub).not.toBe(first);
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");

  await page.locator("[aria-label=Pin][aria-disabled=false]").waitFor();
  await page.keyboard.press("p");
  await expect.poll(() => new URL(page.url()).searchParams.get("pin")).not.toBeNull();
  await page.keyboard.press("f");
  await expect.poll(() => new URL(page.url()).searchParams.get("open")).toMatch(/^in:/);
  await page.keyboard.press("Control+z");
  await expect.poll(() => new URL(page.url()).searchParams.get("open")).toBeNull();
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(() => new URL(page.url()).searchParams.get("open")).not.toBeNull();

  await page.keyboard.press("t");
  await page.keyboard.press("PageUp");
  await expect.poll(() => new URL(page.url()).searchParams.get("from")).toBe("2024-07-08T00:00:00.000Z");
  await page.keyboard.press("Escape");
  await expect.poll(() => new URL(page.url()).searchParams.get("from")).toBeNull();

  await tabTo(page, "Show as table");
  await page.keyboard.press("Enter");
  const table = page.getByRole("table", { name: "Network" });
  await table.waitFor();
  await tabTo(
    page,
    (element) => element.closest("table")?.getAttribute("aria-label") === "Network" && element.tagName === "BUTTON",
  );
  await page.keyboard.press("Enter");
  await tabTo(page, "Export");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Export" }).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Export");
});

/** Presses Tab until what has the focus fits: all of the page is on the way of the Tab key. */
async function tabTo(page: Page, wanted: string | ((element: Element) => boolean)): Promise<void> {
  const fits =
    typeof wanted === "string"
      ? `(element) => element.getAttribute("aria-label") === ${JSON.stringify(wanted)}`
      : String(wanted);
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(`document.activeElement !== null && (${fits})(document.activeElement)`)) return;
  }
  throw new Error(`Tab never reached ${String(wanted)}`);
}

test("letters typed into the search are text, not commands", async () => {
  const page = await open(HUB, "light");
  const before = page.url();
  await page.keyboard.press("/");
  await page.keyboard.type("hjkpeft");
  expect(await page.getByRole("searchbox").or(page.getByRole("combobox")).first().inputValue()).toBe("hjkpeft");
  expect(page.url()).toBe(before);
});

test("at 1024 pixels the account is a drawer beside the network, and nothing overflows", async () => {
  const page = await open(`${HUB}&as=table`, "light", 1024);
  expect(await page.getByRole("region", { name: "Account" }).count()).toBe(0);
  await page.getByRole("button", { name: "Account", exact: true }).click();
  const drawer = page.getByRole("dialog", { name: "Account" });
  await drawer.getByText("Why it stands out").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1024);
  expect(await violationsIn(page)).toEqual([]);
});
