import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { dataFolder, startServer } from '../running.fixture.ts';

type Shown = { readonly id: string; readonly state: string };
type Read = {
  readonly vetting: Shown & { readonly sha256: string };
  readonly report?: {
    readonly answer: string;
    readonly app: { readonly identifier: { readonly name: string } } | null;
    readonly why: string | null;
  };
  readonly suggested: { readonly newApp: { readonly id: string } | null } | null;
};

/** A real app for Android that an npm package ships. */
const APK = readFileSync(
  'node_modules/agent-device/android/ime-helper/dist/agent-device-android-ime-helper-0.21.5.apk',
);

test('a real app file goes to a real server, is read behind walls, and its words reach no log', async () => {
  const server = await startServer(await dataFolder(), { GRENDEL_LOG: 'info' });
  const handIn = async (name: string, bytes: Uint8Array): Promise<Shown> => {
    const { id } = await server.post<Shown>('/vettings', { name });
    const answer = await server.ask(`/vettings/${id}/content`, {
      method: 'PUT',
      body: bytes as never,
    });
    assert.equal(answer.status, 200, await answer.clone().text());
    return (await answer.json()) as Shown;
  };
  const ended = async (id: string): Promise<Read> => {
    const stream = await (await server.ask(`/vettings/${id}/events`)).text();
    assert.match(stream, /event: end/);
    return server.get<Read>(`/vettings/${id}`);
  };
  try {
    const first = await handIn('sentinel-name.apk', APK);
    assert.equal(first.state, 'waiting');
    const read = await ended(first.id);
    assert.equal(read.vetting.sha256, createHash('sha256').update(APK).digest('hex'));
    const identifier = read.report?.app?.identifier.name ?? '';
    assert.match(identifier, /^com\./);
    assert.ok(read.suggested?.newApp?.id.startsWith('com-'));
    assert.equal((await handIn('again.apk', APK)).state, 'examined');
    const text = await handIn('sentinel-text.ipa', Buffer.from('sentinel-content'.repeat(1000)));
    assert.equal((await ended(text.id)).report?.why, 'no-app-file');
    const { items } = await server.get<{ items: readonly object[] }>('/vettings?outcome=analysed');
    assert.equal(items.length, 2);
    const gone = await server.ask(`/vettings/${text.id}`, { method: 'DELETE' });
    assert.equal(gone.status, 204);
    const entries = await server.get<{ items: readonly object[] }>('/ledger/entries?limit=100');
    for (const said of [server.said(), JSON.stringify(entries)]) {
      assert.ok(said.length > 100);
      for (const word of ['sentinel', identifier]) assert.ok(!said.includes(word), word);
    }
  } finally {
    assert.equal(await server.stop(), 0);
  }
});
