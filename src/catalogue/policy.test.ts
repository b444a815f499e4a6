import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Listing } from '../core/catalogue.ts';
import type { Policy } from '../core/policy.ts';
import { listPolicies, parsePolicy, readPolicy, unmatchedAdoptions } from './policy.ts';
import { FileProblem, type Problem } from './file-problem.ts';

type Path = readonly (string | number)[];
const PACKS = join(import.meta.dirname, '../../policies');
const jsonOf = (id: string): unknown => JSON.parse(readFileSync(join(PACKS, `${id}.json`), 'utf8'));
const nl = jsonOf('nl');

/** What parsing this complains of; nothing where it parses. */
function problemsIn(json: unknown): readonly Problem[] {
  return problemsFrom(() => parsePolicy(json, 'mine.json'));
}

function problemsFrom(action: () => unknown): readonly Problem[] {
  try {
    action();
    return [];
  } catch (error) {
    assert.ok(error instanceof FileProblem, `another error than its own: ${String(error)}`);
    assert.ok(error.problems.length > 0);
    return error.problems;
  }
}

const placesIn = (json: unknown): readonly string[] => problemsIn(json).map(({ member }) => member);

const written = (path: Path): string =>
  path.reduce<string>((before, part) => {
    if (typeof part === 'number') return `${before}[${part}]`;
    return before === '' ? part : `${before}.${part}`;
  }, '');

/** Every member and element of a JSON value, the whole itself left out. */
function pathsOf(value: unknown, before: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const keys: Path = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => {
    const path = [...before, key];
    return [path, ...pathsOf((value as Record<string | number, unknown>)[key], path)];
  });
}

type Tree = Record<string | number, unknown>;
function changed(json: unknown, path: Path, change: (parent: Tree, key: string | number) => void) {
  const copy = structuredClone(json);
  let parent = copy as Tree;
  for (const part of path.slice(0, -1)) parent = parent[part] as Tree;
  const last = path.at(-1);
  assert.ok(last !== undefined);
  change(parent, last);
  return copy;
}

const put = (json: unknown, path: Path, value: unknown): unknown =>
  changed(json, path, (parent, key) => {
    parent[key] = value;
  });

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (json: unknown, path: Path): unknown =>
  path.reduce<unknown>((value, part) => (value as Tree)[part], json);

test('the five packs that come with Grendel can be read', () => {
  const ids = listPolicies(PACKS).map(({ id }) => id);
  assert.deepEqual(ids, ['eu-commission', 'gb', 'nl', 'us-federal', 'us-tx']);
});

test('the example that opens the page on the format is a policy', () => {
  const page = readFileSync(join(import.meta.dirname, '../../spec/policy.md'), 'utf8');
  const example = /^```json\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '';
  assert.equal(parsePolicy(JSON.parse(example), 'spec/policy.md').id, 'examplia');
});

test('the Dutch pack is a rule over four territories with Hong Kong and Macao left to an authority', () => {
  const policy = readPolicy(join(PACKS, 'nl.json'));
  assert.deepEqual(policy.territories, ['CN', 'RU', 'IR', 'KP']);
  assert.deepEqual([policy.hongKong, policy.macao], ['possible', 'possible']);
  assert.deepEqual(policy.exceptions.grounds, [
    'inspection-and-supervision',
    'criminal-investigation',
    'intelligence',
  ]);
  assert.deepEqual(
    policy.groups.map(({ id, regime, phases }) => [id, regime, phases[0]]),
    [
      ['everyone', 'deny-list', { measure: 'advise', from: '2023-03-21' }],
      ['first-group', 'allow-list', { measure: 'advise', from: '2023-03-21' }],
    ],
  );
});

test('under the federal pack another app of ByteDance is left to the agency, not prohibited outright', () => {
  const policy = readPolicy(join(PACKS, 'us-federal.json'));
  assert.deepEqual(policy.territories, []);
  assert.deepEqual(policy.reasons, { 'publisher-listed': 'undetermined' });
});

test('each pack names the closed days of this year and the next, and what they rest on', () => {
  for (const { id } of listPolicies(PACKS)) {
    const { notices, sources } = readPolicy(join(PACKS, `${id}.json`));
    const years = new Set(notices.closedDays.map(({ day }) => day.slice(0, 4)));
    assert.deepEqual([...years], ['2026', '2027'], id);
    assert.ok(
      sources.some(({ says }) => /closed days|public holidays|closed on/i.test(says)),
      id,
    );
  }
});

test('the federal pack gives a holder the 30 days that the memorandum gives agencies', () => {
  const { measures } = readPolicy(join(PACKS, 'us-federal.json')).notices;
  assert.deepEqual(measures.remove, {
    deadlineDays: 30,
    remindAfterDays: [14, 25],
    escalateAfterDays: 7,
  });
  assert.equal(measures.advise.escalateAfterDays, null, 'who is asked is reported to nobody');
});

test('percentages in a file become exact shares', () => {
  const policy = parsePolicy(put(nl, ['significantInterest'], 24.19), 'mine.json');
  assert.equal(policy.control.threshold, 500_000);
  assert.equal(policy.significantInterest, 241_900);
});

test('every member that is missing is named with its place', () => {
  for (const path of pathsOf(nl)) {
    if (typeof path.at(-1) === 'number') continue;
    const without = changed(nl, path, (parent, key) => {
      delete parent[key];
    });
    assert.deepEqual(
      problemsIn(without).map(({ member, problem }) => [member, problem]),
      [[written(path), 'is missing']],
    );
  }
});

test('every member of the wrong kind is named with its place', () => {
  const desk = { name: 'Desk', email: 'desk@example.org', phone: '+31 70 000 00 00' };
  const changing = put(nl, ['reasons'], { 'app-listed': 'undetermined' });
  const full = put(changing, ['notices', 'contact'], desk);
  for (const path of pathsOf(full)) {
    const wrong = isObject(at(full, path)) ? 'words' : { nobody: 'asked' };
    const places = placesIn(put(full, path, wrong));
    const place = path.length === 1 && path[0] === 'reasons' ? 'reasons' : written(path);
    assert.ok(places.includes(place), `${place} not in ${places.join(', ')}`);
  }
  assert.equal(placesIn(put(nl, ['reasons'], []))[0], 'reasons');
});

test('a member that the format does not have is refused wherever it stands', () => {
  for (const path of [[], ...pathsOf(nl)] as readonly Path[]) {
    if (!isObject(at(nl, path))) continue;
    const more = [...path, 'treshold'];
    assert.deepEqual(placesIn(put(nl, more, 50)), [written(more)]);
  }
});

/** Member, what stands there, what is said of it, and where, if not at the member itself. */
const MISTAKES: readonly (readonly [Path, unknown, string, string?])[] = [
  [['id'], 'The Netherlands', 'is no plain name'],
  [['name'], '  ', 'is empty'],
  [['government'], 'nl', 'is no code of a government'],
  [['version'], '2026-02-30', 'is no day of the calendar'],
  [['inForceSince'], '21-03-2023', 'is no day of the calendar'],
  [['territories', 0], 'China', 'is no territory'],
  [['territories', 0], 'ZH', 'is no territory'],
  [['territories', 1], 'CN', 'has the same territory as one before it'],
  [['hongKong'], 'yes', 'is none of the words allowed here'],
  [['control', 'threshold'], 0, 'is no percentage above 0 and up to 100'],
  [['control', 'threshold'], 100.5, 'is no percentage above 0 and up to 100'],
  [['control', 'threshold'], 33.33333, 'is no percentage above 0 and up to 100'],
  [['control', 'comparison'], 'atleast', 'is none of the words allowed here'],
  [['significantInterest'], '10', 'is no percentage'],
  [['adopts', 0, 'measures'], [], 'names no measure, so it adopts nothing'],
  [['adopts', 0, 'measures', 1], 'prohibit', 'has the same measure as one before it'],
  [['reasons', 'app-listed'], 'forbidden', 'is none of the words allowed here'],
  [['reasons', 'app-lysted'], 'permitted', 'is no reason'],
  [['groups'], [], 'names no group, so it holds for nobody'],
  [['groups', 1, 'id'], 'everyone', 'has the same id as one before it', 'groups[1]'],
  [
    ['groups', 0, 'phases', 1, 'measure'],
    'advise',
    'has the same measure as one before it',
    'groups[0].phases[1]',
  ],
  [['groups', 0, 'phases', 1, 'from'], 'soon', 'is no day of the calendar'],
  [['groups', 0, 'regime'], 'blacklist', 'is none of the words allowed here'],
  [['exceptions', 'delegable'], 'no', 'is neither true nor false'],
  [['exceptions', 'maxDays'], 0, 'is no number of days'],
  [['exceptions', 'grounds', 0], 'main task', 'is no plain name'],
  [['notices', 'measures', 'remove', 'deadlineDays'], 0, 'is no number of days'],
  [['notices', 'measures', 'remove', 'deadlineDays'], 4000, 'is longer than ten years'],
  [['notices', 'measures', 'remove', 'remindAfterDays', 1], 7, 'is not later than the one before'],
  [['notices', 'measures', 'remove', 'remindAfterDays', 1], 15, 'comes after the deadline'],
  [
    ['notices', 'measures', 'remove', 'deadlineDays'],
    null,
    'counts from a deadline that there is not',
    'notices.measures.remove.escalateAfterDays',
  ],
  [['notices', 'title', 'de'], '', 'is empty'],
  [['notices', 'title'], { nl: 'het beleid' }, 'is missing', 'notices.title.fr'],
  [['notices', 'timeZone'], 'Europe/Den_Haag', 'is no time zone'],
  [['notices', 'timeZone'], '+01:00', 'is no time zone'],
  [['notices', 'quietHours', 'from'], '24:00', 'is no time of day'],
  [
    ['notices', 'closedWeekdays'],
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    'leaves no day on which anybody is told',
  ],
  [
    ['notices', 'closedDays', 1, 'day'],
    '2026-01-01',
    'has the same day as one before it',
    'notices.closedDays[1]',
  ],
  [['notices', 'languages'], [], 'names no language'],
  [['notices', 'languages', 1], 'it', 'is none of the words allowed here'],
  [['notices', 'languages', 1], 'nl', 'has the same language as one before it'],
  [
    ['notices', 'contact'],
    { name: 'Desk', email: 'desk@example.org\nBcc: x@example.org', phone: null },
    'is no address',
    'notices.contact.email',
  ],
  [['staleAfterDays'], 1.5, 'is no number of days'],
  [['sources'], [], 'names no source'],
  [['sources', 0, 'url'], 'the ministry', 'is no address'],
  [['sources', 0, 'url'], '', 'is empty, though the basis is read'],
  [['sources', 0, 'basis'], 'memory', 'is none of the words allowed here'],
];

test('a mistake is answered with its place, what is wrong and what to do', () => {
  for (const [path, value, expected, place = written(path)] of MISTAKES) {
    const found = problemsIn(put(nl, path, value)).find(({ member }) => member === place);
    assert.equal(found?.problem, expected, place);
    assert.ok(found.remedy.length > 0, place);
  }
});

test('a threshold that nobody can pass is refused', () => {
  const never = put(put(nl, ['control', 'threshold'], 100), ['control', 'comparison'], 'more-than');
  assert.deepEqual(placesIn(never), ['control.threshold']);
});

test('a policy that could never prohibit anything is refused', () => {
  assert.deepEqual(placesIn(put(put(nl, ['territories'], []), ['adopts'], [])), ['adopts']);
});

test('all mistakes of a file are told at once, each with the file on a line of its own', () => {
  const twice = put(put(nl, ['version'], 'today'), ['macao'], true);
  assert.throws(
    () => parsePolicy(twice, 'mine.json'),
    (error: unknown) =>
      error instanceof FileProblem &&
      error.file === 'mine.json' &&
      error.message ===
        'mine.json: version is no day of the calendar; write it as 2026-11-25.\n' +
          'mine.json: macao is none of the words allowed here; write one of certain, possible, none.',
  );
});

test('whatever is given for a policy, it is taken or refused with its own error', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  });
  fc.assert(
    fc.property(anything, (json) => void problemsIn(json)),
    { seed: 20_261_126, numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.constantFrom(...pathsOf(nl)), anything, (path, value) => {
      problemsIn(put(nl, path, value));
    }),
    { seed: 20_261_127, numRuns: 1_500 },
  );
});

test('a member called __proto__ is refused like any other that the format does not have', () => {
  const sly = `{"__proto__": {"id": "nl"}, ${JSON.stringify(nl).slice(1)}`;
  assert.deepEqual(placesIn(JSON.parse(sly)), ['__proto__']);
});

function inFolder(files: Readonly<Record<string, string>>, use: (dir: string) => void): void {
  const dir = mkdtempSync(join(tmpdir(), 'grendel-policies-'));
  try {
    for (const [file, content] of Object.entries(files)) writeFileSync(join(dir, file), content);
    use(dir);
  } finally {
    rmSync(dir, { recursive: true });
  }
}

test('a file that is missing, is no JSON or has another name than its policy says so', () => {
  const files = { 'broken.json': '{\n  "id": "nl",,\n}', 'other.json': JSON.stringify(nl) };
  inFolder(files, (dir) => {
    const first = (action: () => unknown) => problemsFrom(action)[0]?.problem;
    assert.equal(
      first(() => readPolicy(join(dir, 'none.json'))),
      'cannot be read',
    );
    assert.match(
      first(() => readPolicy(join(dir, 'broken.json'))) ?? '',
      /^is no JSON, from line 2/,
    );
    assert.equal(
      first(() => listPolicies(join(dir, 'none'))),
      'cannot be listed',
    );
    rmSync(join(dir, 'broken.json'));
    assert.match(first(() => listPolicies(dir)) ?? '', /^does not agree with the name of the file/);
  });
});

test('a policy saved with a byte order mark is read all the same', () => {
  inFolder({ 'nl.json': `\uFEFF${JSON.stringify(nl)}` }, (dir) => {
    assert.equal(readPolicy(join(dir, 'nl.json')).id, 'nl');
  });
});

test('an adoption whose instrument or measure no listing has is found', () => {
  const policy: Policy = parsePolicy(nl, 'nl.json');
  const [list, confirmation] = policy.adopts;
  assert.ok(list && confirmation);
  const listing = (instrument: string, measure: Listing['measure']): Listing => ({
    id: 'x',
    government: 'NL',
    authority: '',
    instrument,
    subject: { kind: 'unbound', named: 'app' },
    words: 'X',
    measure,
    subsidiaries: false,
    affiliates: false,
    scope: '',
    basis: 'read',
    source: '',
    from: null,
    to: null,
  });
  const both = [listing(list.instrument, 'prohibit'), listing(confirmation.instrument, 'remove')];
  assert.deepEqual(unmatchedAdoptions(policy, both), []);
  assert.deepEqual(unmatchedAdoptions(policy, [listing(list.instrument, 'remove')]), [
    confirmation,
  ]);
  assert.deepEqual(unmatchedAdoptions(policy, [listing(list.instrument, 'advise')]), [
    list,
    confirmation,
  ]);
});
