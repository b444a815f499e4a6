import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { after, test } from 'node:test';
import pg from 'pg';
import { pino } from 'pino';
import type { Shipped } from '../actions/changes/shipped.ts';
import { CATALOGUE } from '../cli/testing.ts';
import { NO_DECISIONS } from '../core/situation.ts';
import { parseCheckpoint } from '../ledger/checkpoint.ts';
import { parseNote, signerFrom, signerText } from '../ledger/note.ts';
import { writeKeyFile } from '../privacy/key-file.ts';
import { newKeyRing } from '../privacy/keys.ts';
import { ruleReader } from './changes/reader.ts';
import { LAX, NL } from './government.fixture.ts';
import { dataFolder, newPlace } from './running.fixture.ts';
import { serve, type Running, type ServeSettings } from './serve.ts';
import { work } from './work.ts';

const ORIGIN = 'ledger.example.nl/test';
/** As the folders of the program would have them; what is known already is not read again. */
const POLICIES = [NL, LAX];
const SHIPPED: readonly Shipped[] = [
  {
    kind: 'catalogue',
    subject: 'catalogue',
    version: CATALOGUE.version,
    digest: CATALOGUE.digest,
    document: () => Buffer.from('the catalogue of tests'),
  },
  ...POLICIES.map((policy): Shipped => {
    const document = Buffer.from(JSON.stringify(policy));
    const { id: subject, version } = policy;
    return {
      kind: 'policy',
      subject,
      version,
      digest: ruleReader.digest(document),
      document: () => document,
    };
  }),
];
const said: string[] = [];
const settingsOf = (folder: string, more: Partial<ServeSettings> = {}): ServeSettings => ({
  folder,
  databaseUrl: null,
  rules: { catalogue: CATALOGUE, policies: POLICIES, decisions: NO_DECISIONS },
  shipped: SHIPPED,
  beginning: { name: 'State', policy: 'nl', group: 'everyone' },
  origin: ORIGIN,
  ledgerKey: null,
  witnesses: [],
  secret: () => null,
  log: pino({ level: 'warn' }, { write: (line: string) => void said.push(line) }),
  port: 0,
  version: '1.2.3',
  search: () => [],
  ...more,
});

type Shown = { readonly id: string; readonly state: string };
type Items<T> = { readonly items: readonly T[] };

function asker({ url, tokenFile }: Running) {
  const authorization = `Bearer ${readFileSync(tokenFile, 'utf8').trim()}`;
  const ask = (path: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Response> =>
    fetch(`${url}/api${path}`, {
      ...init,
      headers: { authorization, connection: 'close', ...init.headers },
    } as RequestInit);
  const json = async <T>(path: string, body?: object): Promise<T> => {
    const init =
      body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
            body: JSON.stringify(body),
          };
    const answer = await ask(path, init);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.status}: ${text}`);
    return JSON.parse(text) as T;
  };
  return { ask, json };
}
type Asker = ReturnType<typeof asker>;

async function announced({ json }: Asker, name: string): Promise<string> {
  const { items } = await json<Items<{ id: string }>>('/organisations');
  const fleet = await json<{ id: string }>('/fleets', {
    organisation: items[0]?.id,
    name,
    mdm: 'export',
  });
  const announcement = { coverage: 'whole', moment: '2026-11-24T08:00:00Z' };
  return (await json<Shown>(`/fleets/${fleet.id}/inventories`, announcement)).id;
}

const EXPORT =
  'Device Id,Device Name,User,App Identifier\n0b1e2c34-aaaa-4bbb-8ccc-000000000001,n,h,com.clip.app\n0b1e2c34-aaaa-4bbb-8ccc-000000000002,n,h,com.example\n';

/** Waits until all that was decided so far is signed. */
async function signed({ ask }: Asker): Promise<number> {
  for (let size = -1; ;) {
    await wait(1200);
    const note = parseNote(await (await ask('/ledger/checkpoint')).text());
    const now = note === null ? null : parseCheckpoint(note.text);
    if (now !== null && now.size === size) return size;
    size = now?.size ?? -1;
  }
}

const running = new Set<Running>();
async function start(settings: ServeSettings): Promise<Running & { readonly client: Asker }> {
  const one = await serve(settings);
  running.add(one);
  const stop = async (): Promise<void> => {
    running.delete(one);
    await one.stop();
  };
  return { ...one, stop, client: asker(one) };
}
after(async () => {
  for (const one of running) await one.stop();
});

const refusal = (settings: ServeSettings): Promise<string> =>
  serve(settings).then(
    async (one) => {
      await one.stop();
      return 'it started';
    },
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : 'no error'),
  );

/** What a server is, that went through a start, an upload and a stop: the tests below begin with copies of its folder. */
let lived: Promise<string> | null = null;
async function livedIn(): Promise<string> {
  lived ??= (async () => {
    const folder = await dataFolder();
    const server = await start(settingsOf(folder));
    const id = await announced(server.client, 'Phones');
    await server.client.ask(`/inventories/${id}/content`, { method: 'PUT', body: EXPORT });
    await server.stop();
    return folder;
  })();
  const copy = newPlace();
  cpSync(await lived, copy, { recursive: true });
  return copy;
}

test('a start makes what it needs, for its owner alone; a second on the same folder is refused and disturbs nothing', async () => {
  const folder = await dataFolder();
  const first = await start(settingsOf(folder));
  assert.equal(first.isNew, true);
  for (const name of ['keys.json', 'ledger.key', 'token', 'server.json'])
    assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name);
  assert.match(
    await refusal(settingsOf(folder)),
    /^Refusal: .*: another Grendel runs on this folder \(process \d+, http/,
  );
  assert.equal((await first.client.ask('/organisations')).status, 200);
  const { url } = first;
  await first.stop();
  assert.equal(existsSync(join(folder, 'server.json')), false);
  await assert.rejects(fetch(`${url}/api/organisations`));
});

test('a restart keeps everything but the token', async () => {
  const folder = await livedIn();
  const before = readFileSync(join(folder, 'token'), 'utf8');
  const server = await start(settingsOf(folder));
  assert.equal(server.isNew, false);
  const { items } = await server.client.json<Items<{ app: string; state: string }>>('/findings');
  assert.deepEqual(
    items.map(({ app, state }) => [app, state]),
    [['clip', 'open']],
  );
  assert.equal((await server.client.json<Items<object>>('/fleets')).items.length, 1);
  assert.notEqual(readFileSync(join(folder, 'token'), 'utf8'), before);
  // Announced, an inventory published, a finding opened, a fleet, a founding: all placed and signed when it stopped.
  assert.ok((await signed(server.client)) >= 5);
  await server.stop();
});

test('FC-101, FC-105 many decisions at once are signed on a beat, and a proof beyond what is signed says how much that is', async () => {
  const server = await start(settingsOf(await livedIn()));
  const { json, ask } = server.client;
  const from = await signed(server.client);
  const { items } = await json<Items<{ id: string }>>('/organisations');
  const names = Array.from({ length: 20 }, (_, i) => `Unit ${i}`);
  await Promise.all(names.map((name) => json('/organisations', { parent: items[0]?.id, name })));
  const sizes = new Set<number>();
  for (let size = from; size < from + names.length; await wait(50)) {
    const note = parseNote(await (await ask('/ledger/checkpoint')).text());
    size = (note && parseCheckpoint(note.text)?.size) ?? 0;
    sizes.add(size);
  }
  assert.ok(sizes.size <= 4, `${sizes.size} checkpoints for ${names.length} entries`);
  const beyond = await ask(`/ledger/proofs/consistency?from=1&to=1000000`);
  const { code, facts } = (await beyond.json()) as { code: string; facts: object };
  assert.deepEqual([code, facts], ['proof-out-of-range', { size: from + names.length }]);
  await server.stop();
});

test('told to stop in the middle of an upload, it lets it come in whole, and refuses new ones', async () => {
  const server = await start(settingsOf(await livedIn()));
  const { ask } = server.client;
  const id = await announced(server.client, 'Late');
  const rest = Promise.withResolvers<void>();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(Buffer.from(EXPORT.slice(0, 60)));
      await rest.promise;
      controller.enqueue(Buffer.from(EXPORT.slice(60)));
      controller.close();
    },
  });
  const sent = ask(`/inventories/${id}/content`, { method: 'PUT', body, duplex: 'half' });
  while ((await server.client.json<Shown>(`/inventories/${id}`)).state === 'announced')
    await wait(10);
  const stopped = server.stop();
  await assert.rejects(ask('/organisations'));
  rest.resolve();
  assert.equal(((await (await sent).json()) as Shown).state, 'published');
  await stopped;
});

test('an upload that a crash cut off is interrupted at the next start, and nothing of it counts', async () => {
  const folder = await livedIn();
  const server = await start(settingsOf(folder));
  const id = await announced(server.client, 'Cut');
  const body = new ReadableStream<Uint8Array>({ start: (to) => to.enqueue(Buffer.from(EXPORT)) });
  const leaving = new AbortController();
  const sent = server.client
    .ask(`/inventories/${id}/content`, {
      method: 'PUT',
      body,
      duplex: 'half',
      signal: leaving.signal,
    })
    .catch(() => null);
  while ((await server.client.json<Shown>(`/inventories/${id}`)).state === 'announced')
    await wait(10);
  // As a crash leaves it: the files of this moment, and a lock that nobody holds.
  const crashed = newPlace();
  cpSync(folder, crashed, { recursive: true });
  leaving.abort();
  await sent;
  await server.stop();
  const next = await start(settingsOf(crashed));
  assert.equal((await next.client.json<Shown>(`/inventories/${id}`)).state, 'interrupted');
  assert.equal((await next.client.json<Items<object>>('/findings')).items.length, 1);
  await next.stop();
});

test('without its keys, with those of another server, or with the ledger key of another log it does not start, and says which file', async () => {
  const folder = await livedIn();
  const settings = settingsOf(folder);
  const [keys, ledgerKey] = [join(folder, 'keys.json'), join(folder, 'ledger.key')];
  const kept = readFileSync(ledgerKey, 'utf8');
  renameSync(keys, `${keys}.away`);
  assert.match(await refusal(settings), /^KeyProblem: .*keys\.json: the key file is not there/);
  writeKeyFile(keys, newKeyRing(), { replace: false });
  assert.match(
    await refusal(settings),
    /^KeyProblem: .*keys\.json: the database was written with .*another server's/,
  );
  rmSync(keys);
  renameSync(`${keys}.away`, keys);

  rmSync(ledgerKey);
  assert.match(
    await refusal(settings),
    /^KeyProblem: .*ledger\.key: the key of the ledger is not there/,
  );
  writeFileSync(ledgerKey, '');
  assert.match(
    await refusal(settings),
    /^KeyProblem: .*ledger\.key: these are no keys of a ledger/,
  );
  writeFileSync(ledgerKey, signerText(signerFrom('other.example/log', Buffer.alloc(32, 1))));
  assert.match(
    await refusal(settings),
    /the key is of the log other\.example\/log, and this database holds the log ledger\.example\.nl\/test/,
  );
  writeFileSync(ledgerKey, signerText(signerFrom(ORIGIN, Buffer.alloc(32, 1))));
  assert.match(await refusal(settings), /none of these keys signed the last checkpoint/);
  writeFileSync(ledgerKey, kept);
  const server = await start(settings);
  assert.equal((await server.client.json<Items<object>>('/findings')).items.length, 1);
  await server.stop();
});

test('FC-107 a database that was put back from a backup refuses to start, and says how many entries it lacks', async () => {
  const folder = await livedIn();
  const backup = newPlace();
  cpSync(join(folder, 'database'), backup, { recursive: true });
  const server = await start(settingsOf(folder));
  for (const name of ['Water', 'Land']) await announced(server.client, name);
  const size = await signed(server.client);
  await server.stop();
  rmSync(join(folder, 'database'), { recursive: true });
  cpSync(backup, join(folder, 'database'), { recursive: true });
  const refused = await refusal(settingsOf(folder));
  assert.match(refused, /^Refusal: The database is older than what was signed: it has \d+ entries/);
  assert.match(refused, new RegExp(`a checkpoint over ${size} entries was signed`));
  // Emptied or overwritten, the file that remembers is no reason to go on either.
  writeFileSync(join(folder, 'ledger-checkpoint.json'), '');
  assert.match(
    await refusal(settingsOf(folder)),
    /^KeyProblem: .*ledger-checkpoint\.json: this is no checkpoint/,
  );
});

test('a checkpoint that somebody else kept tells the same, also where the own file went with the database', async () => {
  const folder = await livedIn();
  const old = newPlace();
  cpSync(folder, old, { recursive: true });
  const server = await start(settingsOf(folder));
  await announced(server.client, 'Water');
  await signed(server.client);
  const kept = join(newPlace());
  writeFileSync(kept, await (await server.client.ask('/ledger/checkpoint')).text());
  await server.stop();
  assert.match(await refusal(settingsOf(old, { witnesses: [kept] })), /older than what was signed/);
});

test('a worker beside the embedded database is refused: it has one process', async () => {
  await assert.rejects(work(settingsOf(newPlace())), /A worker needs PostgreSQL/);
});

test('a port that is taken is refused, and the folder is free again', async () => {
  const first = await start(settingsOf(await livedIn()));
  const folder = await livedIn();
  const port = Number(new URL(first.url).port);
  assert.match(await refusal(settingsOf(folder, { port })), /EADDRINUSE/);
  await first.stop();
  const second = await start(settingsOf(folder));
  await second.stop();
});

test('nothing that went well was logged as a fault', () => {
  const faults = said.filter((line) => !line.includes('"status":5'));
  assert.deepEqual(faults, []);
});

const POSTGRES = process.env['GRENDEL_TEST_DATABASE_URL'];
test(
  'on PostgreSQL a server and workers share the work, and a restart keeps everything',
  { skip: POSTGRES === undefined ? 'no PostgreSQL is named by GRENDEL_TEST_DATABASE_URL' : false },
  async () => {
    const name = `grendel_serve_${process.pid}`;
    const client = new pg.Client({ connectionString: POSTGRES });
    await client.connect();
    await client.query(`create database ${name}`);
    const url = new URL(POSTGRES ?? '');
    url.pathname = `/${name}`;
    const settings = settingsOf(newPlace(), { databaseUrl: url.href });
    try {
      const server = await start(settings);
      const worker = await work(settings);
      const id = await announced(server.client, 'Phones');
      const sent = await server.client.ask(`/inventories/${id}/content`, {
        method: 'PUT',
        body: EXPORT,
      });
      assert.equal(((await sent.json()) as Shown).state, 'published');
      assert.ok((await signed(server.client)) >= 5);
      await worker.stop();
      await server.stop();
      const again = await start(settings);
      assert.equal((await again.client.json<Items<object>>('/findings')).items.length, 1);
      await again.stop();
    } finally {
      await client.query(`drop database if exists ${name} with (force)`);
      await client.end();
    }
  },
);
