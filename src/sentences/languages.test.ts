import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../core/day.ts';
import { LANGUAGES, type Language } from '../core/notices/rules.ts';
import { INTEREST_KINDS, type InterestKind } from '../core/statements.ts';
import { REASON_CODES } from '../core/verdict.ts';
import { PHRASES } from './languages.ts';
import type { End, Facts, Phrases, Stated } from './phrases.ts';

const FACTS: Facts = {
  app: 'Clip',
  who: 'Maker (China)',
  chained: 'Maker (China) …',
  instrument: 'Decision 12',
  words: 'Clip and others',
  unread: true,
  where: 'X',
  territories: 1,
  owners: 'Owner',
  manyOwners: false,
  most: '12,5',
  asset: 'Holding',
  identifier: 'com.clip',
  prefix: 'com.',
  what: 'Pusher',
  by: 'The authority',
  why: 'reasons',
  from: '1',
  to: '2',
  isBuilder: false,
  isSure: false,
  doubt: { of: 'seat', is: 'contested' },
};
/** Facts that make another sentence of the same reason. */
const OTHERWISE: readonly Partial<Facts>[] = [
  {},
  { unread: false, territories: 2, manyOwners: true, asset: null, isBuilder: true, isSure: true },
  { territories: 0, doubt: null },
  { doubt: { of: 'publisher', is: 'unread' } },
];
const SEATS = ['incorporated', 'headquartered', 'operating', 'development'] as const;
const ENDS: readonly End[] = [
  ...SEATS.flatMap((seat) =>
    [true, false].map((certain): End => ({ kind: 'seat', seat, territory: 'US', certain })),
  ),
  { kind: 'state', territory: 'China' },
  { kind: 'state', territory: null },
  { kind: 'named' },
  { kind: 'founder' },
  { kind: 'significant' },
  { kind: 'listed' },
];
const STATED: readonly Stated[] = [
  ...(['publisher', 'developer', 'signer'] as const).map((role): Stated => ({
    kind: 'publication',
    role,
    app: 'Clip',
    entity: 'Maker',
  })),
  ...SEATS.map((seat): Stated => ({ kind: 'seat', seat, entity: 'Maker', territory: 'NL' })),
  ...(Object.keys(INTEREST_KINDS) as InterestKind[]).flatMap((interest) =>
    ['10 %', null].map((held): Stated => ({
      kind: 'interest',
      interest,
      owner: 'Owner',
      asset: 'Maker',
      held,
    })),
  ),
];

/** All that a language can say, by what it says. */
function allSaid(phrases: Phrases): ReadonlyMap<string, string> {
  const { changes } = phrases;
  return new Map([
    ...REASON_CODES.flatMap((code) =>
      OTHERWISE.map(
        (facts, at) => [`${code} ${at}`, phrases.reasons[code]({ ...FACTS, ...facts })] as const,
      ),
    ),
    ...ENDS.map((end) => [JSON.stringify(end), phrases.itself(phrases.end(end))] as const),
    ...[true, false].map(
      (owned) =>
        [
          `upwards ${owned}`,
          phrases.upwards({
            maybe: owned,
            owned,
            through: ['A', 'B'],
            beside: owned ? [] : ['C'],
            top: 'D',
            end: 'E',
          }),
        ] as const,
    ),
    ...STATED.map((stated) => [JSON.stringify(stated), phrases.stated(stated)] as const),
    ['end of interest', changes['end-of-interest']('A', 'B', 'C', 'permitted')],
    ['end of listing', changes['end-of-listing']('A', 'permitted')],
    ['verified', changes['verified-publisher']],
    ['clearance', changes.clearance],
    ['both', changes['all-reasons'](2)],
    ['all', changes['all-reasons'](3)],
    ['no clearance', changes['no-clearance']],
    ['list', `${phrases.and(['A', 'B'])} ${phrases.or(['A', 'B'])}`],
    ['day', phrases.day('2026-12-03' as Day)],
  ]);
}

test('each language says all, in words of its own and with all that it is told', () => {
  const english = allSaid(PHRASES.en);
  for (const language of LANGUAGES.filter((one) => one !== 'en')) {
    const said = allSaid(PHRASES[language]);
    assert.deepEqual([...said.keys()], [...english.keys()]);
    for (const [what, sentence] of said) {
      assert.notEqual(sentence, english.get(what), `${language} says ${what} in English`);
      assert.doesNotMatch(sentence, /undefined|null|\s\s| ,/, `${language}: ${sentence}`);
      for (const name of ['Clip', 'Maker', 'Owner', 'Holding', 'com.clip', 'Pusher'])
        assert.equal(
          sentence.includes(name),
          english.get(what)?.includes(name),
          `${language} ${what}: ${sentence}`,
        );
    }
  }
});

test('places stand in a sentence as the language has them', () => {
  const at = (language: Language, territory: string) =>
    SEATS.map((seat) => PHRASES[language].stated({ kind: 'seat', seat, entity: 'M', territory }));
  assert.deepEqual(at('fr', 'CN').slice(1, 3), [
    'M a son siège en Chine',
    'M est dirigée depuis la Chine',
  ]);
  assert.deepEqual(
    ['US', 'JP', 'IR', 'SG', 'NL', 'KP', 'LU'].map((code) => at('fr', code)[1]),
    [
      'M a son siège aux États-Unis',
      'M a son siège au Japon',
      'M a son siège en Iran',
      'M a son siège à Singapour',
      'M a son siège aux Pays-Bas',
      'M a son siège en Corée du Nord',
      'M a son siège au Luxembourg',
    ],
  );
  assert.deepEqual(
    ['US', 'CN', 'IR', 'CH', 'KY', 'GB', 'NL', 'AE'].map((code) => at('de', code)[1]),
    [
      'M hat seinen Hauptsitz in den Vereinigten Staaten',
      'M hat seinen Hauptsitz in China',
      'M hat seinen Hauptsitz im Iran',
      'M hat seinen Hauptsitz in der Schweiz',
      'M hat seinen Hauptsitz auf den Kaimaninseln',
      'M hat seinen Hauptsitz im Vereinigten Königreich',
      'M hat seinen Hauptsitz in den Niederlanden',
      'M hat seinen Hauptsitz in den Vereinigten Arabischen Emiraten',
    ],
  );
  assert.deepEqual(
    ['US', 'KY', 'CN'].map((code) => at('nl', code)[0]),
    [
      'M is opgericht in de Verenigde Staten',
      'M is opgericht op de Kaaimaneilanden',
      'M is opgericht in China',
    ],
  );
});

test('numbers and days are written as the language has them', () => {
  const share = { kind: 'between', from: '12,5', to: '20' } as const;
  assert.deepEqual(
    LANGUAGES.map((language) => PHRASES[language].share(share)),
    ['12,5 tot 20 %', '12,5-20 %', '12,5 à 20 %', '12,5 bis 20 %'],
  );
  assert.deepEqual(
    LANGUAGES.map((language) => PHRASES[language].day('2026-12-03' as Day)),
    ['3 december 2026', '3 December 2026', '3 décembre 2026', '3. Dezember 2026'],
  );
});
