import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Grant } from '../core/rights.ts';
import { rightsIn } from '../api/rights-table.ts';
import {
  codeIn,
  FIGURES,
  isFile,
  isThere,
  JOBS,
  LANGUAGES,
  MARKED,
  paper,
  PAPERS,
  tables,
} from './papers.fixture.ts';

/** What tells who it is about, or what they did: a table that has one of these is about people. */
const OF_PEOPLE =
  /^(device_id|person_id|holder_id|holder|proposer_id|decider_id|by_person|asked_by|decided_by|created_by|sealed|pseudonym|serial|email|words|task|reasons|decision|actor|was_id|made_id|cursor)$/;
const RIGHTS = rightsIn(readFileSync('spec/rights.csv', 'utf8'));
const SWEEP = 'sweep-sessions';

const PAGES = [
  ...LANGUAGES.flatMap((language) => PAPERS.map((name) => `docs/privacy/${language}/${name}.md`)),
  'docs/controls.md',
  'docs/asvs.md',
];

/** `contact: device_id sealed` of the table in retention.md. */
const columnsTold = (text: string): ReadonlyMap<string, readonly string[]> =>
  new Map(
    codeIn(text).flatMap((code) => {
      const [, table, columns] = /^(\w+): ([\w ]+)$/.exec(code) ?? [];
      return table === undefined || columns === undefined ? [] : [[table, columns.split(' ')]];
    }),
  );
const rowsOf = (text: string): readonly (readonly string[])[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, -2).split(' | '));

test('a figure in a paper is what the program has', () => {
  for (const page of PAGES)
    for (const [told, shown = '', figure = ''] of readFileSync(page, 'utf8').matchAll(MARKED))
      assert.equal(shown, FIGURES[figure], `${page}: ${told}`);
});

test('no days, hours or minutes stand in a paper without being compared', () => {
  const loose = /\b\d+ (days?|hours?|minutes?|dag|dagen|uur|minuten)\b/g;
  for (const language of LANGUAGES)
    for (const name of PAPERS)
      assert.deepEqual(paper(language, name).match(loose), null, `${language}/${name}`);
});

test('every figure is told somewhere, in both languages', () => {
  for (const language of LANGUAGES) {
    const text = PAPERS.map((name) => paper(language, name)).join('\n');
    const told = new Set([...text.matchAll(MARKED)].map(([, , figure]) => figure));
    assert.deepEqual([...told].toSorted(), Object.keys(FIGURES).toSorted(), language);
  }
});

test('every table of the database is either about people or said not to be, with all its columns that are', () => {
  for (const language of LANGUAGES) {
    const [about = '', rest = ''] = paper(language, 'retention').split(/^## Tab.*$/m);
    const [nothing = ''] = rest.split(/^## /m);
    const told = columnsTold(about);
    const free = new Set(codeIn(nothing).filter((code) => /^\w+$/.test(code)));
    for (const [table, columns] of tables()) {
      const people = [...columns].filter((column) => OF_PEOPLE.test(column));
      const named = told.get(table);
      assert.ok(named !== undefined || free.has(table), `${language}: ${table} is not named`);
      assert.ok(named === undefined || !free.has(table), `${language}: ${table} is named twice`);
      if (named === undefined) assert.deepEqual(people, [], `${language}: ${table}`);
      else
        assert.deepEqual(
          [named.filter((one) => !columns.has(one)), people.filter((one) => !named.includes(one))],
          [[], []],
          `${language}: ${table}`,
        );
    }
    for (const name of [...told.keys(), ...free]) assert.ok(tables().has(name), name);
  }
});

const WORDS: Readonly<
  Record<(typeof LANGUAGES)[number], Readonly<Record<Grant['role'] | 'everybody', string>>>
> = {
  en: {
    everybody: 'whoever has the link',
    'policy-officer': 'policy officer',
    'mdm-administrator': 'MDM administrator',
    authority: 'authority',
    analyst: 'analyst',
    auditor: 'auditor',
    operator: 'server operator',
  },
  nl: {
    everybody: 'wie de link heeft',
    'policy-officer': 'beleidsmedewerker',
    'mdm-administrator': 'MDM-beheerder',
    authority: 'beslisser',
    analyst: 'analist',
    auditor: 'auditor',
    operator: 'serverbeheerder',
  },
};

test('who may see it is who may do the operations that show it, by the table of rights', () => {
  let compared = 0;
  for (const language of LANGUAGES)
    for (const [data = '', , , who = ''] of rowsOf(paper(language, 'retention')))
      for (const part of who.split('; ')) {
        const operations = codeIn(part).filter((code) => /^[a-z]+[A-Z]\w+$/.test(code));
        if (operations.length === 0) continue;
        const roles = new Set<string>();
        for (const operation of operations) {
          const right = RIGHTS.get(operation);
          assert.ok(right, `${language}: there is no operation ${operation}`);
          if (right.everybody) roles.add(WORDS[language].everybody);
          for (const role of right.roles.keys()) roles.add(WORDS[language][role]);
        }
        const [before = ''] = part.split(': `');
        const told = before.slice(before.lastIndexOf(': ') + 1).split(', ');
        assert.deepEqual(
          told.map((one) => one.trim()).toSorted(),
          [...roles].toSorted(),
          `${language}: ${data}`,
        );
        compared += 1;
      }
  assert.ok(compared > 20);
});

test('what erases is a job that there is', () => {
  const names = new Set([...JOBS.map(({ name }) => name), SWEEP]);
  assert.ok(readFileSync('src/wiring/serve.ts', 'utf8').includes(`job: '${SWEEP}'`));
  for (const language of LANGUAGES)
    for (const [data, table = '', , , , by = ''] of rowsOf(paper(language, 'retention')))
      if (columnsTold(table).size > 0)
        for (const job of codeIn(by)) assert.ok(names.has(job), `${language}: ${data}: ${job}`);
});

test('both languages have the same pages, headings, tables, code, figures and blanks', () => {
  for (const name of PAPERS) {
    const [en, nl] = LANGUAGES.map((language) => skeletonOf(paper(language, name)));
    assert.deepEqual(nl, en, name);
  }
});

/** All of a page that is the same in every language. */
function skeletonOf(text: string): object {
  return {
    headings: [...text.matchAll(/^(#+) (\d+(?:\.\d+)*)?/gm)].map(([, level, number]) => [
      level,
      number,
    ]),
    tables: rowsOf(text).map((cells) => cells.length),
    items: [...text.matchAll(/^(?:- |\d+\. )/gm)].length,
    code: codeIn(text).toSorted(),
    figures: [...text.matchAll(MARKED)].map(([, , figure]) => figure).toSorted(),
    blanks: [...text.matchAll(/\[[^\]`]+\](?!\()/g)].length,
  };
}

test('every file that a page names is there', () => {
  for (const page of PAGES)
    for (const code of codeIn(readFileSync(page, 'utf8')).filter(isFile))
      assert.ok(isThere(code), `${page}: ${code}`);
});

test('a control that is met in full says where', () => {
  const rows = rowsOf(readFileSync('docs/controls.md', 'utf8')).filter(
    ([, how = '']) => how === 'does',
  );
  assert.ok(rows.length > 15);
  for (const [number = '', , , where = ''] of rows) assert.ok(codeIn(where).some(isFile), number);
});

/** Requirements of level 1 and 2 of ASVS 5.0.0, as counted in its own table. */
const REQUIREMENTS = 253;

test('the walk through the ASVS has each requirement once, a place for each that is met, and adds up', () => {
  const text = readFileSync('docs/asvs.md', 'utf8');
  const rows = rowsOf(text).filter(([numbers = '']) => /^\d+\.\d+\.\d+/.test(numbers));
  const beside = [...text.matchAll(/^Does not apply: .*$/gm)].map(([line]) => line).join(' ');
  const out = beside.match(/\d+\.\d+\.\d+/g) ?? [];
  const counts = { met: 0, partly: 0, not: 0 };
  const numbers: string[] = [...out];
  for (const [listed = '', , how = '', , , where = ''] of rows) {
    const some = listed.split(', ');
    numbers.push(...some);
    assert.ok(how === 'met' || how === 'partly' || how === 'not', `${listed}: ${how}`);
    counts[how] += some.length;
    assert.ok(codeIn(where).some(isFile), listed);
  }
  assert.deepEqual([numbers.length, new Set(numbers).size], [REQUIREMENTS, REQUIREMENTS]);
  const sum = rowsOf(text).find((cells) => cells.every((cell) => /^\d+$/.test(cell)));
  assert.deepEqual(sum?.map(Number), [counts.met, counts.partly, counts.not, out.length]);
});
