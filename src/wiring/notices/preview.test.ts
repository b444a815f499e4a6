import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STORED_KINDS } from '../../actions/notices/stored.ts';
import { rulebookOf } from '../../actions/rulebook.ts';
import { CATALOGUE } from '../../cli/testing.ts';
import type { Day } from '../../core/day.ts';
import type { Instant } from '../../core/inventory.ts';
import { LANGUAGES } from '../../core/notices/rules.ts';
import { NO_DECISIONS } from '../../core/situation.ts';
import { LAX, NL } from '../government.fixture.ts';
import { previewOf } from './preview.ts';

const AT = '2026-11-26T10:00:00Z' as Instant;
const book = rulebookOf(
  { catalogue: CATALOGUE, policies: [NL, LAX], decisions: NO_DECISIONS },
  '2026-11-26' as Day,
);
const writing = { rulebook: () => book, base: () => 'https://grendel.example', listAge: () => 24 };
const preview = (
  kind: (typeof STORED_KINDS)[number],
  language: (typeof LANGUAGES)[number],
  policy = 'nl',
) =>
  previewOf(writing, book, policy, { kind, measure: 'remove', language, app: null }, 'State', AT);

test('each message can be seen in each language before anybody gets it', () => {
  for (const kind of STORED_KINDS) {
    const said = LANGUAGES.map((language) => preview(kind, language));
    assert.equal(new Set(said.map((one) => one?.subject)).size, LANGUAGES.length, kind);
    assert.equal(new Set(said.map((one) => one?.text)).size, LANGUAGES.length, kind);
  }
});

test('it is about an app that is prohibited and that may be named, on a phone that nobody has', () => {
  const call = preview('call', 'en');
  assert.match(call?.page ?? '', /Clip/);
  assert.doesNotMatch(JSON.stringify(call), /Amour/);
  assert.equal(preview('escalation', 'en')?.page, null, 'an organisation has no page');
  assert.equal(preview('call', 'en', 'lax'), null, 'nothing is prohibited there');
});
