import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverOf } from '../server/client.fixture.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';
import { retention, retentionSet } from './retention.ts';

const FINDINGS = {
  class: 'findings',
  days: 30,
  standard: 730,
  least: 30,
  most: 36_525,
  what: 'closed findings',
  since: 'it was closed',
  source: 'ours',
};
const KEYS = { ...FINDINGS, class: 'api-keys', days: 90, standard: 90, since: 'it ended' };

function worldWith(answers: Readonly<Record<string, unknown>>) {
  let said = '';
  const terminal = { columns: 80, colour: false, unicode: true, interactive: false };
  const out = { terminal, write: (text: string) => void (said += text) };
  const { server, asked } = serverOf({ answers });
  return { world: { out, err: out, server } as unknown as World, said: () => said, asked };
}
const VALUES = { server: null, json: false };

test('retention shows each class with its days, and which were set', async () => {
  const { world, said } = worldWith({ '/retention': { items: [FINDINGS, KEYS] } });
  assert.equal(await retention.run({ values: VALUES, words: [] } as never, world), 0);
  const [findings, keys] = said().trimEnd().split('\n');
  assert.match(findings ?? '', /^findings +30 days +set +after it was closed$/);
  assert.match(keys ?? '', /^api-keys +90 days +after it ended$/);
});

test('retention as JSON has the bounds as well', async () => {
  const { world, said } = worldWith({ '/retention': { items: [FINDINGS] } });
  await retention.run({ values: { ...VALUES, json: true }, words: [] } as never, world);
  assert.deepEqual(JSON.parse(said()), { grendel: 'retention/1', terms: [FINDINGS] });
});

test('retention set puts the days of one class and says what holds now', async () => {
  const { world, said, asked } = worldWith({ 'PUT /retention': FINDINGS });
  const words = ['findings', '30'];
  assert.equal(await retentionSet.run({ values: VALUES, words } as never, world), 0);
  assert.deepEqual(asked, [{ what: 'PUT /retention', body: { class: 'findings', days: 30 } }]);
  assert.equal(said(), 'findings: 30 days after it was closed.\n');
});

test('retention set takes whole days only, before anybody is asked', async () => {
  for (const days of ['-1', '1.5', '2y', ' 30', '1234567']) {
    const { world, asked } = worldWith({});
    const words = ['findings', days];
    await assert.rejects(
      retentionSet.run({ values: VALUES, words } as never, world),
      (error) => error instanceof UserError && /number of days/.test(error.message),
    );
    assert.deepEqual(asked, []);
  }
});
