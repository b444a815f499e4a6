import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { whole, type Whole } from './whole.fixture.ts';
import { noBrowser, type Who } from './world.fixture.ts';

/**
 * What a screen reader has of the main paths, in files beside this one. `GRENDEL_SNAPSHOTS=renew` writes them anew: read the difference
 * before it is kept.
 */
const FOLDER = join(import.meta.dirname, 'snapshots');
const isRenewed = process.env['GRENDEL_SNAPSHOTS'] === 'renew';

const pathsOf = ({ at }: Whole): readonly (readonly [name: string, who: Who, path: string])[] => [
  ['overview', 'policy-officer', '/'],
  ['findings', 'mdm-administrator', '/findings?app=wechat&sort=phone'],
  ['finding', 'mdm-administrator', at.finding],
  ['app', 'policy-officer', '/app/tiktok'],
  ['exception', 'authority', at.exception],
  ['plan', 'mdm-administrator', at.plan],
  ['ledger-entry', 'auditor', '/ledger/3'],
  ['holder', 'nobody', at.holder],
];

test(
  'the accessibility tree of the main paths is as it was read',
  { skip: noBrowser },
  async (t) => {
    const all = await whole();
    mkdirSync(FOLDER, { recursive: true });
    for (const [name, who, path] of pathsOf(all))
      await t.test(name, async () => {
        const { page, context } = await all.world.open(who, path);
        const file = join(FOLDER, `${name}.yml`);
        const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
        const tree = page.getByRole('main');
        let seen = steady(await tree.ariaSnapshot());
        // What comes late, as what the browser itself checks, comes within seconds.
        for (let look = 0; look < 20 && (isRenewed ? look < 4 : seen !== kept); look += 1) {
          await page.waitForTimeout(250);
          seen = steady(await tree.ariaSnapshot());
        }
        if (isRenewed) writeFileSync(file, seen);
        else assert.equal(seen, kept);
        await context.close();
      });
  },
);

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December';
const MAANDEN =
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december';
const DAY = new RegExp(
  `(?:\\w+dag )?\\b\\d{1,2} (?:${MONTHS}|${MAANDEN}|[A-Z][a-z]{2,3})\\b(?: \\d{4})?`,
  'g',
);
/** Sentences about the course: they say another thing on another day. */
const COURSE = /^.*(?:\bpace\b|deadline|a week ago|expected|a day;|: About|: N of N).*\n/gm;
/** Which phone comes first differs with the machine; what a row says stands on the page of a finding. */
const ROWS = /^( *)- 'row "Choose: Phone.*\n(?:\1 +.*\n)*/gm;
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/\/url: .*/g, '/url: …'],
  [/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID'],
  [/\b[0-9a-f]{16,}\b…?/g, 'HASH'],
  [/[A-Za-z0-9+/]{40,}=*…?/g, 'HASH'],
  [/[\w+/-]{8,}…/g, 'HASH'],
  [DAY, 'DAY'],
  [/\b\d\d:\d\d\b/g, 'TIME'],
  [
    /\b(?:yesterday|today|tomorrow|now|(?:this|last|next) (?:minute|hour|week|month|year))\b/g,
    'SPAN',
  ],
  [/\b(?:in )?\d[\d,.]* (?:second|minute|hour|day|week|month|year)s?(?: ago)?\b/g, 'SPAN'],
  [/\d[\d,.]*/g, 'N'],
  [COURSE, ''],
  [ROWS, ''],
];

/** Days, counts and numbers differ with the day of the test and with the catalogue; what is said of them does not. */
const steady = (tree: string): string =>
  `${MASKS.reduce((text, [what, mask]) => text.replace(what, mask), tree)}\n`;
