import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vetted } from '../../core/vetting/vet.fixture.ts';
import { id, serverOf } from '../server/client.fixture.ts';
import { ran } from '../testing-world.ts';

const { told, ...rest } = vetted({
  facts: { identifier: 'com.shop.app', labelled: ['Shop\u202e'] },
});
const READ = { vetting: { id: id(9), state: 'examined' }, report: { ...rest, app: told } };
const vetting = {
  async *listed(words: readonly string[]) {
    yield* words;
  },
} as never;

test('vet --upload hands a file to the server and shows the report that comes of it', async () => {
  const answers = {
    '/vettings': { id: id(9), state: 'announced' },
    [`/vettings/${id(9)}`]: READ,
    [`/vettings/${id(9)}?policy=gb`]: READ,
  };
  const { server, asked } = serverOf({ answers });
  const args = ['vet', 'apps/shop.apk', '--upload', '--keep', 'evidence', '--policy', 'gb'];
  const { exit, out } = await ran(args, { server, vetting });
  assert.equal(exit, 1);
  assert.match(out, /com\.shop\.app/);
  assert.ok(out.includes(id(9)) && !out.includes('\u202e'));
  const [announced, sent] = asked as { what: string; body: Record<string, unknown> }[];
  assert.deepEqual(
    [announced?.what, announced?.body['name'], announced?.body['keep']],
    ['POST /vettings', 'shop.apk', { why: 'evidence' }],
  );
  assert.equal(sent?.what, `PUT /vettings/${id(9)}/content`);
  const json = await ran(['vet', 'apps/shop.apk', '--upload', '--json'], { server, vetting });
  assert.equal((JSON.parse(json.out) as { answer: string }).answer, 'found');
});
