import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { buildPage } from "./built-page.ts";
import { type DemoServer, startDemo } from "./demo-server.ts";

let demo: DemoServer;
let browser: Browser;
let page: Page;
/** What the browser complained about: errors, refused scripts and styles, requests to elsewhere. */
const complaints: string[] = [];

beforeAll(async () => {
  await buildPage();
  demo = await startDemo();
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-GB", reducedMotion: "reduce" });
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("request", (request) => {
    if (new URL(request.url()).host !== new URL(demo.signInLink).host) complaints.push(`asked ${request.url()}`);
  });
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await demo?.close();
});

const network = () => page.getByRole("region", { name: "Network" });
const account = () => page.getByRole("region", { name: "Account" });
const drawing = () => page.getByRole("img", { name: /^Drawing of/ });
/** "Drawing of 37 accounts with 17 edges …" */
const drawn = async () =>
  Number(/of ([\d,]+) accounts/.exec((await drawing().getAttribute("aria-label"))!)![1]!.replace(",", ""));

test("the sign-in link leads to the ranked hubs, the first of them drawn and explained", async () => {
  await page.goto(demo.signInLink);
  const first = page.getByRole("option").first();
  await first.waitFor();
  expect(await first.getAttribute("aria-selected")).toBe("true");
  expect(Number(await first.getAttribute("aria-setsize"))).toBeGreaterThan(1_000);
  await drawing().waitFor();
  expect(await drawn()).toBeGreaterThan(20);
  await account().getByText("Why it stands out").waitFor();
  await account().getByText("What else it could be").waitFor();
  await account().getByText("role unknown").waitFor();
});

test("a hub chosen in the list is the one in the network, the account, the time and the address", async () => {
  const second = page.getByRole("option").nth(1);
  const accountId = await second.locator(".hub-id").getAttribute("title");
  await second.click();
  await expect.poll(() => new URL(page.url()).searchParams.get("hub")).toBe(accountId);
  await expect.poll(() => account().locator(".pane-head").textContent()).toContain(accountId!);
  await expect.poll(() => network().locator(".pane-head").textContent()).toContain(accountId!);
});

test("no account's figures are ever seen under another's name", async () => {
  const seen = new Map<string, Set<string>>();
  for (const at of [2, 3, 4, 1]) {
    await page.getByRole("option").nth(at).click();
    for (let look = 0; look < 12; look++) {
      const [name, figures] = await account().evaluate((pane) => [
        pane.querySelector(".pane-head")?.textContent ?? "",
        pane.querySelector(".flows")?.textContent ?? "",
      ]);
      if (figures) seen.set(name, (seen.get(name) ?? new Set()).add(figures));
      await page.waitForTimeout(25);
    }
  }
  expect(seen.size).toBe(4);
  for (const figures of seen.values()) expect(figures.size).toBe(1);
});

test("the brush limits network, account and transfers to its days, and lets go of them again", async () => {
  const before = await drawn();
  const received = () => account().locator(".flows dd").first().textContent();
  const all = await received();
  const area = (await page.locator(".brush-area").boundingBox())!;
  const y = area.y + area.height / 2;
  await page.mouse.move(area.x + area.width * 0.3, y);
  await page.mouse.down();
  await page.mouse.move(area.x + area.width * 0.4, y, { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => new URL(page.url()).searchParams.get("from")).not.toBeNull();
  await expect.poll(received).not.toBe(all);
  await expect.poll(drawn).toBeLessThan(before);
  await page.getByText("Ranks are those of the whole run").waitFor();
  await page.getByRole("button", { name: "All", exact: true }).click();
  await expect.poll(received).toBe(all);
  await expect.poll(drawn).toBe(before);
});

test("expanding asks with counts first, adds what was chosen, and can be undone", async () => {
  const payee = account().getByRole("row").filter({ hasText: "is paid" }).getByRole("button").first();
  await account()
    .locator(".account-scroller")
    .evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await payee.click();
  await expect
    .poll(() => new URL(page.url()).searchParams.get("account"))
    .not.toBe(new URL(page.url()).searchParams.get("hub"));
  const before = await drawn();
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: "Expand" });
  await dialog.getByText(/\d+ payers? · \d+ payees?/).waitFor();
  await dialog.getByRole("button", { name: /^All/ }).click();
  await expect.poll(drawn).toBeGreaterThan(before);
  await page.keyboard.press("Control+z");
  await expect.poll(drawn).toBe(before);
});

test("an account found by part of its number opens in the network", async () => {
  const wanted = await page.getByRole("option").nth(3).locator(".hub-id").getAttribute("title");
  await page.keyboard.press("/");
  await page.keyboard.type(wanted!.slice(-7));
  await page.getByRole("listbox", { name: "Search" }).getByRole("option", { name: wanted! }).waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).searchParams.get("hub")).toBe(wanted);
});

test("language and theme change in place, and the view stays", async () => {
  const address = page.url();
  await page.getByText("ID", { exact: true }).click();
  await page.getByText("Mengapa menonjol").waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("id");
  await page.getByRole("button", { name: "Tema gelap" }).click();
  expect(await page.locator("html").getAttribute("data-mantine-color-scheme")).toBe("dark");
  await page.getByText("EN", { exact: true }).click();
  await page.getByRole("button", { name: "Light theme" }).click();
  expect(page.url()).toBe(address);
});

test("back takes back the last look, and the address alone brings a view again", async () => {
  const opened = new URL(page.url()).searchParams.get("hub");
  await page.getByRole("option").nth(5).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("hub")).not.toBe(opened);
  await page.goBack();
  await expect.poll(() => new URL(page.url()).searchParams.get("hub")).toBe(opened);
  await page.reload();
  await drawing().waitFor();
  await expect.poll(() => network().locator(".pane-head").textContent()).toContain(opened!);
});

test("an edge opens the transfers of its pair, each with its file and line", async () => {
  await page.getByRole("button", { name: "Show as table" }).click();
  const row = network().getByRole("row").nth(3);
  await row.getByRole("button").nth(2).click();
  await account()
    .getByText(/demo-transfers\.csv:\d+/)
    .first()
    .waitFor();
  expect(new URL(page.url()).searchParams.get("payer")).not.toBeNull();
  await page.getByRole("button", { name: "Show as drawing" }).click();
});

test("remarks are not shown, nor in the page at all, until they are asked for", async () => {
  await page.getByRole("option").first().click();
  await account().getByRole("tab", { name: "Transfers" }).click();
  await account().locator(".remark-veil").first().waitFor();
  await account().getByRole("switch", { name: "Show remarks" }).check();
  await expect.poll(() => account().locator(".remark-veil").count()).toBe(0);
  await account().getByRole("tab", { name: "Counterparties" }).click();
});

test("the child-at-risk queue shows pseudonyms only, and keeps the view behind it", async () => {
  const hub = new URL(page.url()).searchParams.get("hub");
  await page.getByRole("button", { name: /at risk$/ }).click();
  const queue = page.getByRole("dialog", { name: "Children at risk" });
  await queue.getByRole("listitem").first().waitFor();
  const names = await queue.locator(".hub-id").allTextContents();
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(name).toMatch(/^PROT-/);
  expect(await queue.locator(".score").count()).toBe(0);
  await page.goBack();
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  expect(new URL(page.url()).searchParams.get("hub")).toBe(hub);
});

test("a new run is started, followed to its end, and looked at", async () => {
  await page.getByRole("button", { name: /Leiden/ }).click();
  await page.getByRole("menuitem", { name: "New scoring run" }).click();
  const dialog = page.getByRole("dialog", { name: "New scoring run" });
  await dialog.getByLabel("First day").fill("2024-03-01");
  await dialog.getByLabel("Last day").fill("2024-05-31");
  await dialog.getByText("Louvain").click();
  await dialog.getByRole("button", { name: "Start" }).click();
  await expect.poll(() => page.getByRole("button", { name: /92 d · Louvain/ }).count(), { timeout: 60_000 }).toBe(1);
  await expect.poll(() => page.locator(".window-text").textContent()).toContain("1 Mar 2024 – 31 May 2024");
});

test("an export is made in a few clicks, downloaded whole, and verifies", async () => {
  await page.getByRole("option").first().waitFor();
  await drawing().waitFor();
  await page.getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("button", { name: "Make the files" }).click();
  const folder = join(demo.home, "downloaded");
  const links = dialog.getByRole("listitem").getByRole("link");
  await links.first().waitFor();
  const names = await links.allTextContents();
  expect(names).toContain("manifest.json");
  for (const name of names) {
    const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("link", { name }).click()]);
    await download.saveAs(join(folder, name));
  }
  expect(JSON.parse(await readFile(join(folder, "manifest.json"), "utf8"))).toBeTypeOf("object");
  const cli = fileURLToPath(new URL("../../server/cli.ts", import.meta.url));
  await promisify(execFile)(process.execPath, [cli, "verify", folder]);
});

test("the browser had nothing to complain about: no error, nothing refused, no other host", () => {
  expect(complaints).toEqual([]);
});
