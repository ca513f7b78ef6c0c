import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "./browser.ts";
import { buildPage } from "./built-page.ts";
import { type PageServer, servePage } from "./fixture/page-server.ts";
import { mainThread } from "./main-thread.ts";

let browser: Browser;
let server: PageServer;

beforeAll(async () => {
  await buildPage();
  browser = await launchBrowser();
  server = await servePage({ hubs: 400, firstFanIn: 3_000 });
});

afterEach(() => {
  server.behave("well");
  server.delay(0);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function open(query = ""): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  page.setDefaultTimeout(15_000);
  await page.goto(`${server.address}/${query}`);
  return page;
}

describe("every empty or broken state says the next step", () => {
  test("nothing loaded: how to load", async () => {
    server.behave("empty");
    const page = await open();
    await page.getByText("npx tributary load FILE").waitFor();
    await page.close();
  });

  test("not signed in: where the link is", async () => {
    server.behave("sign-in");
    const page = await open();
    await page.getByText("Open the sign-in link").first().waitFor();
    await page.close();
  });

  test("a failing server: its own words, and another try that works", async () => {
    server.behave("fail");
    const page = await open();
    await page.getByText("Its log says where.").first().waitFor();
    server.behave("well");
    await page.getByRole("region", { name: "Hubs" }).getByRole("button", { name: "Try again" }).click();
    await page.getByRole("option").first().waitFor();
    await page.close();
  });

  test("a server that is gone: what is on screen stays, what is new says so, and one click asks again for all of it", async () => {
    const page = await open();
    await page.getByRole("img", { name: /^Drawing of/ }).waitFor();
    await page.route("**/api/**", (route) => route.abort());
    await page.getByRole("option").nth(2).click();
    const unanswered = page.getByText("The server does not answer.");
    await expect.poll(() => unanswered.count()).toBe(4);
    expect(await page.getByRole("option").count()).toBeGreaterThan(4);
    await page.unroute("**/api/**");
    await page.getByRole("button", { name: "Try again" }).first().click();
    await page.getByRole("img", { name: /^Drawing of/ }).waitFor();
    await expect.poll(() => unanswered.count()).toBe(0);
    await page.close();
  });

  test("a slow server: it is said that something is loading", async () => {
    server.delay(1_500);
    const page = await open();
    await page.getByRole("status", { name: "Loading …" }).first().waitFor();
    await page.getByRole("option").first().waitFor();
    await page.close();
  });

  test("no transfers in the chosen days: one click shows all days", async () => {
    const page = await open("?hub=4471100000000000&from=2024-09-28T00:00:00.000Z&to=2024-09-28T00:01:00.000Z");
    await page.getByRole("button", { name: "Show all days" }).click();
    await page.getByRole("img", { name: /^Drawing of/ }).waitFor();
    await page.close();
  });
});

test("the hub list holds few rows at once, and reaches every hub", async () => {
  const page = await open();
  await page.getByRole("option").first().waitFor();
  expect(await page.getByRole("option").count()).toBeLessThan(40);
  const list = page.getByRole("listbox", { name: "Hubs" });
  const end = page.getByRole("option").filter({ has: page.getByText("400", { exact: true }) });
  await expect
    .poll(async () => {
      await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
      return end.count();
    })
    .toBe(1);
  await page.close();
});

describe("a star of 3,000 payers", () => {
  test("opens readable: the largest payers one by one, the others counted, and it says so", async () => {
    const page = await open("?hub=4471100000000000&account=4471100000000000");
    await page.getByText(/^240 of 3,00\d payers are shown/).waitFor();
    const label = await page.getByRole("img", { name: /^Drawing of/ }).getAttribute("aria-label");
    // Ten payers and a fold, six payees, and ties among them.
    expect(Number(/with ([\d,]+) edges/.exec(label!)![1])).toBeLessThan(80);
    await page.close();
  });

  test("stays responsive with all of it expanded and unfolded", async () => {
    const page = await open(
      "?hub=4471100000000000&account=4471100000000000&expand=all:4471100000000000&open=in:4471100000000000",
    );
    const drawing = page.getByRole("img", { name: /^Drawing of 3,0/ });
    await drawing.waitFor();
    await page.waitForTimeout(1_500);
    const box = (await drawing.boundingBox())!;
    const costs = [];
    for (const share of [0.2, 0.3, 0.4, 0.6, 0.8]) {
      const at = [box.x + box.width * share, box.y + box.height * 0.4] as const;
      costs.push((await mainThread(page, () => page.mouse.move(...at))).all);
    }
    costs.sort((a, b) => a - b);
    // Software drawing included; the pointer must never wait for a second.
    expect(costs[2]).toBeLessThan(1_000);
    await page.getByRole("button", { name: "Undo" }).waitFor();
    await page.close();
  });

  test("is laid out by forces in a worker, which can be stopped", async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: "no-preference" });
    await page.goto(
      `${server.address}/?hub=4471100000000000&layout=force&expand=all:4471100000000000&open=in:4471100000000000`,
    );
    await page.getByText(/^Arranging, \d+ %/).waitFor();
    await expect.poll(() => page.workers().length).toBe(1);
    await page.getByRole("button", { name: "Stop" }).click();
    await expect.poll(() => page.workers().length).toBe(0);
    await page.close();
  });
});

describe("the drawing under the hand", () => {
  const param = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
  const openSmall = async () => {
    const page = await open("?hub=4471100015838002&account=4471100015838002");
    const drawing = page.getByRole("img", { name: /^Drawing of/ });
    await drawing.waitFor();
    await page.waitForTimeout(800);
    return { page, box: (await drawing.boundingBox())! };
  };

  /** Walks the pointer over the drawing until the caption says what is wanted, and says where that was. */
  async function find(page: Page, box: { x: number; y: number; width: number; height: number }, wanted: RegExp) {
    const caption = page.locator(".caption");
    for (let down = 0.2; down < 0.85; down += 0.015) {
      for (const across of [0.2, 0.24, 0.33, 0.36, 0.4, 0.5, 0.6]) {
        const at = { x: box.x + box.width * across, y: box.y + box.height * down };
        await page.mouse.move(at.x, at.y);
        if (wanted.test((await caption.allTextContents()).join())) return at;
      }
    }
    throw new Error(`Nothing in the drawing says ${wanted}`);
  }

  test("an edge under the pointer tells its transfers and amount, and a click opens them", async () => {
    const { page, box } = await openSmall();
    const at = await find(page, box, /→.*in \d+ transfers? · Rp /);
    await page.mouse.click(at.x, at.y);
    await expect.poll(() => param(page, "payer")).not.toBeNull();
    await page
      .getByRole("region", { name: "Account" })
      .getByText(/demo-2024\.csv:\d+/)
      .first()
      .waitFor();
    await page.close();
  });

  test("a click on a fold opens it, and undo closes it again", async () => {
    const { page, box } = await openSmall();
    const at = await find(page, box, /who pay nobody else in viewClick to unfold/);
    await page.mouse.click(at.x, at.y);
    await expect.poll(() => param(page, "open")).toBe("in:4471100015838002");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => param(page, "open")).toBeNull();
    await page.close();
  });

  test("an account that is dragged stays where it was put, and undo brings it back", async () => {
    const { page, box } = await openSmall();
    const at = await find(page, box, /hub 3/);
    await page.mouse.down();
    await page.mouse.move(at.x + 40, at.y + 60, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => param(page, "pin")).toMatch(/:4471100015838002$/);
    await page.keyboard.press("Control+z");
    await expect.poll(() => param(page, "pin")).toBeNull();
    await page.close();
  });
});

test("a page of figures is asked for once, not again with every look", async () => {
  const page = await open();
  await page.getByRole("img", { name: /^Drawing of/ }).waitFor();
  await page.waitForTimeout(500);
  const before = server.asked.length;
  await page.getByRole("button", { name: "Show as table" }).click();
  await page.getByText("Count", { exact: true }).click();
  await page.getByText("Force", { exact: true }).click();
  await page.waitForTimeout(500);
  expect(server.asked.slice(before)).toEqual([]);
  await page.close();
});
