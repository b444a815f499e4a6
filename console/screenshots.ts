import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { settled, world, type Seen, type Who } from './test/world.fixture.ts';

/**
 * `npm run screenshots [PAGE]`: every page in light, dark, narrow and German, of the sample fleet, into `docs/tour/`. Light ones are what
 * `docs/tour.md` shows; the others are looked at and not kept (`GRENDEL_SCREENSHOTS` says another folder).
 */
const PAGES: readonly (readonly [name: string, who: Who, path: string])[] = [
  ['start', 'operator', '/start'],
  ['overview', 'policy-officer', '/'],
  ['findings', 'mdm-administrator', '/findings'],
  ['app', 'policy-officer', '/app/tiktok'],
  ['search', 'policy-officer', '/search?q=tiktok'],
  ['policies', 'policy-officer', '/policies'],
  ['exceptions', 'authority', '/exceptions'],
  ['blocking', 'mdm-administrator', '/blocking'],
  ['ledger', 'auditor', '/ledger'],
  ['reports', 'policy-officer', '/reports'],
  ['settings', 'operator', '/settings'],
];
const VARIANTS: Readonly<Record<string, Seen>> = {
  light: {},
  dark: { colours: 'dark' },
  narrow: { width: 320, height: 720 },
  german: { language: 'de' },
};
const FOLDER =
  process.env['GRENDEL_SCREENSHOTS'] ?? join(import.meta.dirname, '..', 'docs', 'tour');

const [only] = process.argv.slice(2);
mkdirSync(FOLDER, { recursive: true });
const { open, end } = await world();
for (const [name, who, path] of PAGES) {
  if (only !== undefined && only !== name) continue;
  for (const [variant, seen] of Object.entries(VARIANTS)) {
    const { page, context, faults } = await open(who, path, seen);
    await settled(page);
    await page.screenshot({ path: join(FOLDER, `${name}.${variant}.png`), fullPage: true });
    process.stdout.write(
      `${name}.${variant}.png${faults.length > 0 ? `: ${faults.join('; ')}` : ''}\n`,
    );
    await context.close();
  }
}
await end();
