import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { median } from './child.ts';
import { inFolder } from './databases.ts';
import type { BenchOptions, Figure } from './figure.ts';
import { prohibitedApps, shippedRules } from './rules.ts';
import { seeded } from './seed.ts';
import { startServer, type RunningServer } from './server.ts';

const CHROMIUM = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (place) => place !== undefined && existsSync(place),
);
const SLOWER = 4;

/**
 * (q) The console in a real Chromium, on the embedded database with 100,000 open findings: its first page until it can be used, with the processor four times
 * slower, nothing in the browser's cache; and what somebody does with the list of findings, from the deed to the next picture.
 */
export async function consolePages({ quick, log }: BenchOptions): Promise<readonly Figure[]> {
  if (CHROMIUM === undefined) {
    log('no Chromium on this machine: the figures of the console are left out');
    return [];
  }
  const findings = quick ? 2_000 : 100_000;
  const rounds = quick ? 1 : 5;
  const apps = prohibitedApps(shippedRules()).slice(0, 300);
  return inFolder(async (folder) => {
    await seeded({ folder, url: null, findings, apps, closed: 0 });
    const server = await startServer({ folder, url: null });
    const browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu'],
    });
    try {
      const signedIn = await signIn(browser, server);
      const first: number[] = [];
      for (let round = 0; round < rounds; round++)
        first.push(await firstPage(await browser.newContext(signedIn), server));
      const deeds = await useList(await browser.newContext(signedIn), server);
      log(`q-console: ${first.map((each) => each.toFixed(0)).join(', ')} ms`);
      const [slowest] = deeds.toSorted((a, b) => b.took - a.took);
      return [
        {
          name: `q-console, first page, ${SLOWER} times slower`,
          value: median(first) / 1000,
          unit: 's',
          goal: quick ? null : { at: 'most', value: 1.5 },
          note: 'from the address to a page that nothing is loading on; an empty cache, a server that has answered before',
        },
        {
          name: `q-console, slowest deed at ${findings} findings`,
          value: slowest?.took ?? 0,
          unit: 'ms',
          goal: quick ? null : { at: 'most', value: 200 },
          note: deeds.map(({ name, took }) => `${name} ${took.toFixed(0)}`).join(', '),
        },
      ];
    } finally {
      await browser.close();
      await server.stop();
    }
  });
}

/** Also has the console built, which the first question does. */
async function signIn(browser: Browser, server: RunningServer) {
  for (;;) {
    const text = await (await fetch(server.url)).text();
    if (text.includes('id="app"')) break;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const { address } = await server.post<{ readonly address: string }>('/start-links', {});
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  const storageState = await context.storageState();
  await context.close();
  return { storageState, viewport: { width: 1280, height: 900 } };
}

/** In the page, before all else. */
const LOOK = `(function look() {
  const isThere = document.querySelector('h1') && !document.querySelector('[aria-busy="true"], .skeleton');
  if (isThere) performance.mark('usable');
  else requestAnimationFrame(look);
})()`;

/** Milliseconds from the address to a page that has its title and is not loading. */
async function firstPage(context: BrowserContext, server: RunningServer): Promise<number> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript({ content: LOOK });
  await page.goto(server.url);
  await page.waitForFunction(() => performance.getEntriesByName('usable').length > 0);
  const took = await page.evaluate(
    () => performance.getEntriesByName('usable')[0]?.startTime ?? Number.NaN,
  );
  await context.close();
  return took;
}

type Deed = { readonly name: string; readonly took: number };

async function useList(context: BrowserContext, server: RunningServer): Promise<readonly Deed[]> {
  const page = await context.newPage();
  await page.goto(`${server.url}/findings`);
  await page
    .getByRole('checkbox', { name: /^Choose: Phone/ })
    .first()
    .waitFor();
  const deeds: Deed[] = [];
  const deed = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    deeds.push({ name, took: await slowestEvent(page, work) });
  };
  const boxes = page.getByRole('checkbox', { name: /^Choose: Phone/ });
  for (const n of [0, 1, 2]) await deed(`tick ${n + 1}`, () => boxes.nth(n).click());
  await deed('untick', () => boxes.nth(0).click());
  await deed('open the filters', () => page.getByRole('button', { name: 'Add a filter' }).click());
  await deed('filter', () =>
    page.getByRole('menuitem', { name: 'possible, by a name alone' }).click(),
  );
  await boxes.first().waitFor();
  await deed('take it away', () =>
    page.getByRole('button', { name: /^Take away the filter possible/ }).click(),
  );
  await boxes.first().waitFor();
  await deed('open one', () =>
    page
      .getByRole('link', { name: /^Phone [\d,]+$/ })
      .first()
      .click(),
  );
  await context.close();
  return deeds;
}

/** Milliseconds of the longest event, from its coming to the picture after it: what Interaction to Next Paint is made of (w3.org/TR/event-timing). */
async function slowestEvent(page: Page, work: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16 } as never);
  });
  await work();
  return page.evaluate(async () => {
    // An entry comes after its picture.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const { seen } = globalThis as unknown as { readonly seen: readonly number[] };
    return Math.max(0, ...seen);
  });
}
