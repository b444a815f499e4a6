import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { smallPng } from './small-png.ts';
import { settled, world, type Seen, type Who } from './test/world.fixture.ts';

/**
 * `npm run screenshots [PAGE…]`: every page in light, dark, narrow and German, of the sample fleet, into `docs/tour/`, for `docs/tour.md`
 * (`GRENDEL_SCREENSHOTS` says another folder). Takes a minute.
 */
const PAGES: readonly (readonly [name: string, who: Who, path: string])[] = [
  ['start', 'operator', '/start'],
  ['overview', 'policy-officer', '/'],
  ['findings', 'mdm-administrator', '/findings'],
  ['app', 'policy-officer', '/app/tiktok'],
  ['search', 'policy-officer', '/search?q=抖音'],
  ['policies', 'policy-officer', '/policies'],
  ['exceptions', 'authority', '/exceptions'],
  ['blocking', 'mdm-administrator', '/blocking'],
  ['vetting', 'analyst', '/vetting'],
  ['ledger', 'auditor', '/ledger'],
  ['reports', 'policy-officer', '/reports'],
  ['settings', 'operator', '/settings'],
];
const WIDE = { width: 1000, height: 700 } as const;
const VARIANTS: Readonly<Record<string, Seen>> = {
  light: WIDE,
  dark: { ...WIDE, colours: 'dark' },
  narrow: { width: 320, height: 700 },
  german: { ...WIDE, language: 'de' },
};
/** In CSS pixels. What lies below is cut off: a tour shows what a page is, and a repository keeps its pictures for ever. */
const MOST_HEIGHT = 1100;
const { GRENDEL_SCREENSHOTS: FOLDER = join(import.meta.dirname, '..', 'docs', 'tour') } =
  process.env;

const asked = new Set(process.argv.slice(2));
mkdirSync(FOLDER, { recursive: true });
const { open, server, end } = await world('sample');
for (const [name, who, path] of PAGES) {
  // The page of the start is for whoever has nothing yet; all others have a fleet in them.
  if (name !== 'start') await sampleLoaded();
  if (asked.size > 0 && !asked.has(name)) continue;
  for (const [variant, seen] of Object.entries(VARIANTS)) {
    const { page, context, faults } = await open(who, path, seen);
    await settled(page);
    const file = `${name}.${variant}.png`;
    const bytes = smallPng(await picture(page));
    writeFileSync(join(FOLDER, file), bytes);
    process.stdout.write(
      `${[file, `${Math.round(bytes.length / 1000)} kB`, ...faults].join('  ')}\n`,
    );
    await context.close();
  }
}
await end();

/** The whole page as far as `MOST_HEIGHT`, when two in a row are the same: what comes late has come. */
async function picture(page: Page): Promise<Buffer> {
  let before: Buffer = Buffer.alloc(0);
  for (let tries = 0; tries < 10; tries += 1) {
    const { width, height } = await page.evaluate(() => ({
      width: innerWidth,
      height: Math.max(document.documentElement.scrollHeight, innerHeight),
    }));
    const clip = { x: 0, y: 0, width, height: Math.min(height, MOST_HEIGHT) };
    const now = await page.screenshot({ fullPage: true, clip, animations: 'disabled' });
    if (now.equals(before)) break;
    before = now;
    await wait(400);
  }
  return before;
}

/** As the start page loads it. Loaded already: nothing. */
async function sampleLoaded(): Promise<void> {
  type Start = { readonly state: string; readonly loading: { readonly failed: boolean } | null };
  const { state } = await server.get<Start>('/start');
  if (state === 'sample' || state === 'own') return;
  await server.post('/sample', {});
  for (;;) {
    const start = await server.get<Start>('/start');
    if (start.loading === null) return;
    if (start.loading.failed) throw new Error('the sample could not be loaded');
    await wait(500);
  }
}
