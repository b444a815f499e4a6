import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callHolders } from '../../actions/notices/call.ts';
import { messageOf } from '../../actions/notices/message.ts';
import { newCalling } from './world.fixture.ts';
import { boundNotices } from './seed.fixture.ts';

test('FC-15 whoever has an app twice on the phone is told to remove both', async () => {
  const state = await newCalling();
  const { server } = boundNotices(state);
  await state.handIn('2026-11-25T08:00:00Z', [
    { id: 'ann-1', holder: 'ann@ministry.example', apps: ['clip'], twice: true },
    { id: 'bob-1', holder: 'bob@ministry.example', apps: ['clip'] },
  ]);
  const asked = { scope: null, dryRun: false, atAnyHour: true, origin: 'request' };
  await callHolders(server, state.administrator, asked);
  const texts = await Promise.all(
    (await state.all()).map(async (notice) => {
      const data = await messageOf(server, state.store, notice);
      return [data.address, /tweede exemplaar/.test(server.notices.write(data).text)];
    }),
  );
  assert.deepEqual(texts.toSorted(), [
    ['ann@ministry.example', true],
    ['bob@ministry.example', false],
  ]);
});
