import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCatalogue, type CheckResult } from './check.ts';
import { sayProblem } from './problem.ts';
import { SMALL, withPack, type InlinePack } from './testing.ts';

const check = (changes: InlinePack): CheckResult =>
  withPack({ ...SMALL, ...changes }, checkCatalogue);
const errors = (changes: InlinePack) => check(changes).errors.map(sayProblem);
const warnings = (changes: InlinePack) => check(changes).warnings.map(sayProblem);
/** A table of the small pack with more rows. */
const more = (table: keyof InlinePack, ...rows: string[]): InlinePack => ({
  [table]: `${String(SMALL[table])}${rows.join('\n')}\n`,
});
const SRC = 'read,https://example.org/x';

test('a small pack has neither errors nor warnings, and its rows are counted', () => {
  assert.deepEqual(check({}), { errors: [], warnings: [], rows: 8 });
});

const ENTITIES = 'id,name,kind,state_of,lei,wikidata,basis,source\n';
const INTERESTS = 'owner,asset,kind,share_min_pct,share_max_pct,says,from,to,basis,source\n';
const entity = (row: string): InlinePack => ({
  entities: `${ENTITIES}maker,Maker,company,,,,${SRC}\nstate-cn,China,state,CN,,,,\n${row}\n`,
});
const interest = (...rows: string[]): InlinePack => ({
  interests: `${INTERESTS}${rows.join('\n')}\n`,
});

/** What is wrong, what is said of it, word for word. */
const ERRORS: readonly (readonly [string, InlinePack, string])[] = [
  [
    'an app that is not there',
    more('identifiers', `notess,android,com.example.two,,${SRC}`),
    'identifiers.csv:4 app: notess is not in apps.csv. Add it there, or mend the id (grendel catalogue search finds ids).',
  ],
  [
    'an owner that is not there',
    interest(`nobody,maker,parent,,,,,,${SRC}`),
    'interests.csv:2 owner: nobody is not in entities.csv. Add it there, or mend the id (grendel catalogue search finds ids).',
  ],
  [
    'an entity twice',
    entity(`maker,Maker again,company,,,,${SRC}`),
    'entities.csv:4 id: maker stands already in line 2. Keep one of the two rows.',
  ],
  [
    'a package name twice',
    more('identifiers', `notes,android,com.example.notes,,${SRC}`),
    'identifiers.csv:4 identifier: android com.example.notes stands already in line 2. Keep one of the two rows.',
  ],
  [
    'a bundle ID twice, by case alone',
    more('identifiers', `notes,ios,com.EXAMPLE.notes,,${SRC}`),
    'identifiers.csv:4 identifier: ios com.EXAMPLE.notes stands already in line 3. Keep one of the two rows.',
  ],
  [
    'a statement twice',
    interest(`state-cn,maker,parent,,,,,,${SRC}`, `state-cn,maker,parent,,,,,,${SRC}`),
    'interests.csv:3 owner: state-cn maker parent https://example.org/x stands already in line 2. Keep one of the two rows.',
  ],
  [
    'a day that does not exist',
    interest(`state-cn,maker,parent,,,,2023-02-29,,${SRC}`),
    'interests.csv:2 from: 2023-02-29 is no day. Write a day that exists as 2026-11-26, or leave the cell empty.',
  ],
  [
    'an end before the beginning',
    interest(`state-cn,maker,parent,,,,2024-05-01,2023-05-01,${SRC}`),
    'interests.csv:2 from: 2024-05-01 is after 2023-05-01. Swap them, or mend the one that is wrong.',
  ],
  [
    'a country that is none',
    more('seats', `maker,operating,UK,${SRC}`),
    'seats.csv:3 territory: UK is no country code. Use a code of ISO 3166-1 alpha-2 in capitals (CN, HK, TW, XK).',
  ],
  [
    'an LEI whose check digits fail',
    entity(`b,B,company,,5493001KJTIIGC8Y1R13,,${SRC}`),
    'entities.csv:4 lei: 5493001KJTIIGC8Y1R13 fails its check digits (ISO 7064). Look it up again at search.gleif.org.',
  ],
  [
    'an LEI that is too short',
    entity(`b,B,company,,5493001KJTIIGC8Y1R1,,${SRC}`),
    'entities.csv:4 lei: 5493001KJTIIGC8Y1R1 is no LEI. An LEI has 20 capitals and digits.',
  ],
  [
    'a package name without a point',
    more('identifiers', `notes,android,notes,,${SRC}`),
    'identifiers.csv:4 identifier: notes is no package name. Copy it from the store link: letters, digits, underscores, at least one point.',
  ],
  [
    'a bundle ID with a space',
    more('identifiers', `notes,ios,com.example notes,,${SRC}`),
    'identifiers.csv:4 identifier: com.example notes is no bundle ID. Copy it exactly: letters, digits, hyphens, points. A number belongs into track_id.',
  ],
  [
    'an App Store number with letters',
    more('identifiers', `notes,ios,com.example.two,id123456789,${SRC}`),
    'identifiers.csv:4 track_id: id123456789 is no App Store number. Write the digits that follow /id in the store link.',
  ],
  [
    'an address with a password',
    interest('state-cn,maker,parent,,,,,,read,https://me:secret@example.org/'),
    'interests.csv:2 source: https://me:secret@example.org/ is no address. Write the address of the page that was read: https://… without spaces and passwords.',
  ],
  [
    'an address of a file',
    interest('state-cn,maker,parent,,,,,,read,file:///etc/passwd'),
    'interests.csv:2 source: file:///etc/passwd is no address. Write the address of the page that was read: https://… without spaces and passwords.',
  ],
  [
    'a share that lost its point',
    interest(`state-cn,maker,shareholding,,510,,,,${SRC}`),
    'interests.csv:2 share_max_pct: 510 is no percentage (0–100). Did the decimal point get lost (51.0)?',
  ],
  [
    'a share with a comma and a sign',
    interest(`state-cn,maker,shareholding,"51,5 %",,,,,${SRC}`),
    'interests.csv:2 share_min_pct: 51,5 % is no percentage (0–100). Write it as 51.5.',
  ],
  [
    'a share below nothing',
    interest(`state-cn,maker,shareholding,-1,,,,,${SRC}`),
    'interests.csv:2 share_min_pct: -1 is no percentage (0–100). Write a number from 0 to 100 with a point and at most four decimals, or leave it empty.',
  ],
  [
    'a range upside down',
    interest(`state-cn,maker,shareholding,60,50,,,,${SRC}`),
    'interests.csv:2 share_min_pct: 60 is above 50. Swap the two ends of the range.',
  ],
  [
    'a kind of interest that there is not',
    interest(`state-cn,maker,appoints-board,,,,,,${SRC}`),
    'interests.csv:2 kind: appoints-board is not known here. Use one of: shareholding, voting-rights, parent, golden-share, board-majority, contractual, state-control, consolidation, founder-control, board-seat.',
  ],
  [
    'an owner of itself',
    interest(`maker,maker,parent,,,,,,${SRC}`),
    'interests.csv:2 asset: maker is its own owner. Take the row out; shares that a company holds in itself are nobody’s.',
  ],
  [
    'a person with a seat',
    {
      ...entity(`somebody,Somebody,person,,,,${SRC}`),
      ...more('seats', `somebody,operating,CN,${SRC}`),
    },
    'seats.csv:3 entity: somebody is a person and has no seat. Write where somebody is from into the note of entities.csv; it decides nothing.',
  ],
  [
    'a row with a cell too many',
    more('apps', 'two,Two,three'),
    'apps.csv:3: has 3 cells where the header has 2. Put a cell that holds a comma into quotes.',
  ],
  [
    'a table without a column that it needs',
    { apps: 'id,title\nnotes,Notes\n' },
    'apps.csv:1: has no column `name`. Name the columns in the first line: id,name.',
  ],
  [
    'a column twice',
    { seats: 'entity,kind,territory,basis,kind\n' },
    'seats.csv:1 kind: stands twice. Keep one of them.',
  ],
  [
    'a prefix that does not end',
    { namespaces: `prefix,entity,basis,source\ncom.example,maker,${SRC}\n` },
    'namespaces.csv:2 prefix: com.example is no prefix. End it with a point: com.tencent.',
  ],
  [
    'a domain that is an address',
    { domains: `domain,entity,basis,source\nhttps://example.org,maker,${SRC}\n` },
    'domains.csv:2 domain: https://example.org is no domain. Write the bare name in small letters, punycode where it needs it: xn--d1acpjx3f.xn--p1ai.',
  ],
  [
    'one company under two ids, by its LEI',
    entity(`b,B,company,,5493001KJTIIGC8Y1R12,,${SRC}\nc,C,company,,5493001KJTIIGC8Y1R12,,${SRC}`),
    'entities.csv:5 lei: 5493001KJTIIGC8Y1R12 is c here and b in line 4. Make the two entities one, or mend the number.',
  ],
];

for (const [what, pack, said] of ERRORS) {
  test(`refuses ${what}`, () => {
    assert.ok(errors(pack).includes(said), `${said}\n  is not in\n${errors(pack).join('\n')}`);
  });
}

test('takes what is odd but right: an LEI, bundle IDs without a point, Kosovo, a whole share', () => {
  const pack = {
    ...entity(`b,B,company,,5493001KJTIIGC8Y1R12,Q42,${SRC}`),
    ...more('identifiers', `notes,ios,youdaoPro,,${SRC}`, `notes,ios,ru.inDriver-ru,,${SRC}`),
    ...more('seats', `maker,operating,XK,${SRC}`, `maker,development,TW,${SRC}`),
    ...interest(`b,maker,shareholding,100,100.0000,,,,${SRC}`),
  };
  assert.deepEqual(errors(pack), []);
});

const WARNINGS: readonly (readonly [string, InlinePack, string])[] = [
  [
    'lower ends that sum above 100 %',
    {
      ...entity(`b,B,company,,,,${SRC}`),
      ...interest(
        `state-cn,maker,shareholding,60,70,,2020-01-01,,${SRC}`,
        `b,maker,shareholding,41,41,,2021-01-01,,${SRC}`,
      ),
    },
    'interests.csv:3 share_min_pct: 2 owners of maker hold at least 101 % together on 2021-01-01. Look for an interest that ended, a wrong figure, or classes of shares.',
  ],
  [
    'two places of incorporation at once',
    more('seats', `maker,incorporated,CN,${SRC}`),
    'seats.csv:3 territory: maker is incorporated in CN, and in NL by line 2. End the older one (to, or a row that says ends), or mark both contested.',
  ],
  [
    'two parents at once',
    {
      ...entity(`b,B,company,,,,${SRC}\nc,C,company,,,,${SRC}`),
      ...interest(`b,maker,parent,,,,,,${SRC}`, `c,maker,parent,,,,,,${SRC}`),
    },
    'interests.csv:3 owner: c and b (line 2) are both parent of maker. End one of them, say which share each holds, or mark what is only reported.',
  ],
  [
    'a founder that is a company',
    {
      ...entity(`b,B,company,,,,${SRC}`),
      ...interest(`b,maker,founder-control,,,,,,${SRC}`),
    },
    "interests.csv:2 kind: b is no person and has no founder's control. Use parent or contractual, with the standing that its source allows.",
  ],
  [
    'a name for two apps',
    {
      ...more('apps', 'memo,Memo'),
      names: `app,name,basis,source\nnotes,Notizen,${SRC}\nmemo,notizen,${SRC}\n`,
    },
    'names.csv:3 name: notizen is memo here and notes in names.csv:2. Tell the two apart, or leave the name out.',
  ],
  [
    'an App Store number for two apps',
    {
      ...more('apps', 'memo,Memo'),
      ...more('identifiers', `memo,ios,com.example.memo,123456789,${SRC}`),
    },
    'identifiers.csv:4 track_id: 123456789 is memo here and notes in identifiers.csv:3. Tell the two apart, or leave the name out.',
  ],
  [
    'one company under two ids, by Wikidata',
    entity(`b,B,company,,,Q42,${SRC}\nc,C,company,,,Q42,${SRC}`),
    'entities.csv:5 wikidata: Q42 is c here and b in line 4. Make the two entities one, or mend the number.',
  ],
  [
    'an entity that nothing uses',
    entity(`b,B,company,,,,${SRC}`),
    'entities.csv:4 id: b publishes, owns and makes nothing. Say what it has to do with an app, or take it out.',
  ],
  [
    'an app that no inventory can show',
    more('apps', 'memo,Memo'),
    'apps.csv:3 id: memo has no identifier and no name. No inventory can show it: add one, or take it out.',
  ],
  [
    'a prefix of nothing',
    { namespaces: `prefix,entity,basis,source\norg.example.,maker,${SRC}\n` },
    'namespaces.csv:2 prefix: org.example. is the beginning of nothing here. Mend it, or take it out.',
  ],
  [
    'a statement that is called read and names no source',
    interest('state-cn,maker,parent,,,,,,read,'),
    'interests.csv:2 source: is called read and names no source. It counts as unverified until the address of what was read stands here.',
  ],
  [
    'a statement without a source',
    interest('state-cn,maker,parent,,,,,,unverified,'),
    'interests.csv:2 source: names no source. Find one; until then it leads to undetermined at most.',
  ],
  [
    'an unverified row',
    interest('state-cn,maker,parent,,,,,,unverified,https://example.org/x'),
    'interests.csv:2 basis: is unverified. Read the source and set read, or look for another; it leads to undetermined at most.',
  ],
  [
    'a link of a chain that rests on a weak source alone',
    {
      sources: 'prefix,quality,note\nhttps://example.org/own,mirror,copy\n',
    },
    'interests.csv:2 source: rests on a weak source alone (mirror). Look for the original, or for a second source that is independent.',
  ],
];

for (const [what, pack, said] of WARNINGS) {
  test(`warns of ${what}`, () => {
    assert.deepEqual(errors(pack), []);
    assert.ok(warnings(pack).includes(said), `${said}\n  is not in\n${warnings(pack).join('\n')}`);
  });
}

test('what a second statement settles is no contradiction', () => {
  const seats =
    'entity,kind,territory,says,from,to,standing,basis,source\n' +
    `maker,incorporated,NL,holds,,2020-01-01,,${SRC}\n` +
    `maker,incorporated,CN,holds,2020-01-01,,,${SRC}\n` +
    `maker,headquartered,NL,holds,,,,${SRC}\n` +
    `maker,headquartered,NL,ends,2021-01-01,,,${SRC}\n` +
    `maker,headquartered,IE,holds,2021-01-01,,,${SRC}\n`;
  const settled = {
    ...entity(`b,B,company,,,,${SRC}\nc,C,company,,,,${SRC}`),
    seats,
    ...interest(
      // One above the other is a chain; one after the other is a sale.
      `b,maker,parent,,,,,2020-01-01,${SRC}`,
      `c,maker,parent,60,100,,2020-01-01,,${SRC}`,
      `state-cn,c,parent,,,,,,${SRC}`,
      `state-cn,maker,parent,40,40,,2020-01-01,,${SRC}`,
    ),
  };
  const contradictions = check(settled).warnings.filter((w) =>
    ['contradiction', 'shares-above-100'].includes(w.code),
  );
  assert.deepEqual(contradictions.map(sayProblem), []);
});

test('sources that disagree on one share are not added up: the widest range counts', () => {
  const pack = {
    ...entity(`b,B,company,,,,${SRC}`),
    ...interest(
      `state-cn,maker,shareholding,60,60,,,,${SRC}`,
      `state-cn,maker,shareholding,49,49,,,,read,https://example.org/y`,
      `b,maker,shareholding,51,51,,,,${SRC}`,
    ),
  };
  assert.ok(!check(pack).warnings.some((w) => w.code === 'shares-above-100'));
});

test('a second source that is not weak carries the chain', () => {
  const sources = 'prefix,quality,note\nhttps://example.org/own,mirror,copy\n';
  const pack = {
    sources,
    ...more('interests', 'state-cn,maker,state-control,read,https://example.com/own'),
  };
  assert.ok(!check(pack).warnings.some((w) => w.code === 'weak-source'));
});

test('problems come in the order of file and line, errors apart from warnings', () => {
  const { errors, warnings } = check({
    ...more('apps', 'bad id,x', 'memo,Memo'),
    ...interest('nobody,maker,parent,,,,,,read,', 'state-cn,maker,parent,,,,,,read,'),
  });
  assert.deepEqual(
    errors.map((e) => `${e.file}:${e.line}`),
    ['apps.csv:3', 'interests.csv:2'],
  );
  assert.deepEqual(
    warnings.map((e) => `${e.file}:${e.line}`),
    ['apps.csv:4', 'interests.csv:3'],
  );
});

test('a message shows no more of a cell than fits, and nothing that a terminal would act upon', () => {
  const [error] = check(more('apps', `${'x'.repeat(500)}\u202E,Long`)).errors;
  assert.ok(error && error.message.length < 100);
  assert.doesNotMatch(error.message, /\u202E/);
});
