import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { connect as connectTo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Db } from '../store/schema.ts';
import { migrate } from '../store/migrate.ts';
import { openDatabase, type Where } from '../store/open.ts';
import { connect } from './client.ts';
import { exportFrom } from './ledger-export.ts';
import { dataFolder, newPlace, startServer, type RunningServer } from './running.fixture.ts';
import { filesBelow, longFile, markedFiles, newMark } from './sentinels.fixture.ts';

type Shown = { readonly id: string; readonly state: string; readonly problems: readonly object[] };
type Items<T> = { readonly items: readonly T[] };

const mark = newMark();
/** Stands where it may stand: what is looked through would show it. */
const control = newMark();

test('of what is handed in nothing is left but hits: not in the database, its files, logs, answers, the temporary folder or the ledger', async (t) => {
  const folder = await dataFolder();
  const temporary = newPlace();
  const ledger = newPlace();
  mkdirSync(temporary);
  const where: Where = { kind: 'embedded', folder: join(folder, 'database') };
  await withDatabase(where, failFirstPublication);
  const server = await startServer(folder, {
    GRENDEL_LOG: 'trace',
    GRENDEL_DEBUG: '1',
    TMPDIR: temporary,
  });
  const answers: string[] = [];
  const hear = async (answer: Response): Promise<string> => {
    const text = await answer.text();
    answers.push(`${answer.status} ${JSON.stringify([...answer.headers])} ${text}`);
    return text;
  };
  const told = await handAllIn(server, hear);
  await refuseAll(server, hear);
  const { items: organisations } =
    await server.get<Items<{ id: string; parent: string | null }>>('/organisations');
  const root = organisations.find(({ parent }) => parent === null);
  const name = control.next();
  answers.push(JSON.stringify(await server.post('/organisations', { parent: root?.id, name })));
  await readAll(server, hear);
  // Signed within a beat; an export holds what is signed.
  await wait(1500);
  const client = connect({ folder, url: server.url, token: server.token });
  await exportFrom(client, ledger, { openings: true });
  await cutOff(server);
  writeFileSync(join(temporary, control.next()), control.next());
  assert.equal(await server.stop(), 0, server.said());

  const raw = [...filesBelow(join(folder, 'database'))];
  const places: Readonly<Record<string, () => Promise<readonly (string | Uint8Array)[]>>> = {
    'the files of the database': async () => raw.flat(),
    'the database': () => withDatabase(where, dumpOf),
    'the data folder': async () => [...filesBelow(folder)].flat(),
    'the temporary folder': async () => [...filesBelow(temporary)].flat(),
    'the ledger': async () => [...filesBelow(ledger)].flat(),
    'the answers': async () => answers,
    'the logs': async () => [server.said()],
  };
  const withControl = new Set([
    'the files of the database',
    'the database',
    'the temporary folder',
    'the ledger',
    'the answers',
  ]);
  for (const [place, contents] of Object.entries(places))
    await t.test(`nothing in ${place}`, async () => {
      const all = await contents();
      assert.deepEqual(
        all.flatMap((one) => mark.foundIn(one)),
        [],
      );
      if (withControl.has(place))
        assert.ok(
          all.some((one) => control.foundIn(one).length > 0),
          'what must be there',
        );
    });
  await t.test(
    'and yet it was all read: hits are there, contacts are sealed, jobs failed, requests were logged',
    async () => {
      assert.ok(told.published >= 8);
      assert.equal(told.failed, 1);
      const [findings, contacts] = await withDatabase(where, async (db) => [
        await countOf(db, `finding where app = 'tiktok'`),
        await countOf(db, 'contact'),
      ]);
      assert.ok(Number(findings) >= 8 && Number(contacts) >= 7);
      assert.match(
        server.said(),
        /"route":"\/api\/inventories\/\{inventory\}\/content","status":500/,
      );
      assert.match(server.said(), /"route":"\/api\/findings","status":4/);
    },
  );
});

test('a mark is found in whatever form it went: the search above would see it', () => {
  const text = mark.next();
  const forms = [
    text,
    text.toLowerCase(),
    `before${text}after`,
    Buffer.from(text, 'utf16le'),
    Buffer.from(text).toString('hex'),
    ...['', 'a', 'ab', 'abc'].map((before) =>
      Buffer.from(`${before}${text} and so on`).toString('base64'),
    ),
  ];
  for (const form of forms) assert.notDeepEqual(mark.foundIn(form), [], String(form));
  assert.deepEqual(mark.foundIn(control.next()), []);
});

async function withDatabase<T>(where: Where, work: (db: Db) => Promise<T>): Promise<T> {
  const opened = await openDatabase(where);
  try {
    await migrate(opened.db);
    return await work(opened.db);
  } finally {
    await opened.close();
  }
}

/** The first publication fails in the middle of its transaction, and the database says with what row. */
async function failFirstPublication(db: Db): Promise<void> {
  await sql`create sequence test_publications`.execute(db);
  await sql`create function test_fail() returns trigger language plpgsql as $$ begin
    if nextval('test_publications') = 1 then
      raise exception 'this row: %', new using detail = (select string_agg(f::text, ' ') from fleet f);
    end if;
    return new;
  end $$`.execute(db);
  await sql`create trigger test_fail before insert on finding for each row execute function test_fail()`.execute(
    db,
  );
}

async function dumpOf(db: Db): Promise<readonly string[]> {
  const tables = await sql<{ schema: string; name: string }>`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db);
  const dump: string[] = [];
  for (const { schema, name } of tables.rows) {
    const rows = await sql<{
      line: string;
    }>`select t::text as line from ${sql.table(`${schema}.${name}`)} t`.execute(db);
    dump.push(`${schema}.${name}`, ...rows.rows.map(({ line }) => line));
  }
  assert.ok(dump.length > 100);
  return dump;
}

async function countOf(db: Db, from: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from ${sql.raw(from)}`.execute(db);
  return rows[0]?.n ?? 0;
}

type Hear = (answer: Response) => Promise<string>;

async function announced(server: RunningServer, name: string): Promise<string> {
  const { items } =
    await server.get<Items<{ id: string; parent: string | null }>>('/organisations');
  const organisation = items.find(({ parent }) => parent === null)?.id;
  const fleet = await server.post<{ id: string }>('/fleets', { organisation, name, mdm: 'export' });
  return announcedFor(server, fleet.id);
}

const announcedFor = async (server: RunningServer, fleet: string): Promise<string> =>
  (
    await server.post<Shown>(`/fleets/${fleet}/inventories`, {
      coverage: 'whole',
      moment: '2026-11-24T08:00:00Z',
      fileName: `${mark.next()}.csv`,
    })
  ).id;

/** Every file once, the first one twice, since its first publication fails; and one that is cancelled half-way. */
async function handAllIn(
  server: RunningServer,
  hear: Hear,
): Promise<{ published: number; failed: number }> {
  const count = { published: 0, failed: 0 };
  for (const { what, content, ends } of markedFiles(mark)) {
    let id = await announced(server, what);
    const put = (): Promise<Response> =>
      server.ask(`/inventories/${id}/content`, { method: 'PUT', body: new Uint8Array(content) });
    let text = await hear(await put());
    if (text.includes('internal-error')) {
      count.failed++;
      const { fleet } = await server.get<{ fleet: string }>(`/inventories/${id}`);
      id = await announcedFor(server, fleet);
      text = await hear(await put());
    }
    const { state } = JSON.parse(text) as Shown;
    if (ends === 'either') assert.match(state, /^(published|refused)$/, what);
    else assert.equal(state, ends, `${what}: ${text}`);
    if (state === 'published') count.published++;
    await hear(await server.ask(`/inventories/${id}`));
  }
  await cancelled(server, hear);
  return count;
}

/** Half of a file, and then nothing more. */
function halfOf(content: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(Buffer.from(content.slice(0, content.length / 2))),
  });
}

async function cancelled(server: RunningServer, hear: Hear): Promise<void> {
  const id = await announced(server, 'Cancelled');
  const body = halfOf(longFile(mark));
  const sent = server
    .ask(`/inventories/${id}/content`, { method: 'PUT', body, duplex: 'half' })
    .then(hear)
    .catch(() => '');
  while ((await server.get<Shown>(`/inventories/${id}`)).state === 'announced') await wait(10);
  await hear(
    await server.ask(`/inventories/${id}/cancel`, {
      method: 'POST',
      headers: { 'idempotency-key': 'c' },
    }),
  );
  await sent;
  assert.equal((await server.get<Shown>(`/inventories/${id}`)).state, 'cancelled');
}

/** A client that goes away in the middle; what it sent is on its way when the server is told to stop. */
async function cutOff(server: RunningServer): Promise<void> {
  const id = await announced(server, 'Cut off');
  const leaving = new AbortController();
  const body = halfOf(longFile(mark));
  const sent = server
    .ask(`/inventories/${id}/content`, {
      method: 'PUT',
      body,
      duplex: 'half',
      signal: leaving.signal,
    })
    .catch(() => {});
  while ((await server.get<Shown>(`/inventories/${id}`)).state === 'announced') await wait(10);
  leaving.abort();
  await sent;
  while ((await server.get<Shown>(`/inventories/${id}`)).state === 'receiving') await wait(10);
}

/** Requests that can not be answered, with marks wherever one can be written. */
async function refuseAll(server: RunningServer, hear: Hear): Promise<void> {
  const m = mark.next;
  const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': m(), ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const asked: readonly (readonly [string, RequestInit?])[] = [
    [`/findings?state=${m()}`],
    [`/findings?${m()}=1`],
    [`/findings?cursor=${m()}`],
    [`/findings/${m()}`],
    [`/apps/${m()}`],
    [`/apps?identifier=${m()}&policy=${m()}`],
    [`/${m()}/${m()}`],
    [`/ledger/tile/0/${m()}`],
    [
      '/fleets',
      {
        method: 'DELETE',
        headers: { 'x-forwarded-for': m(), 'user-agent': m(), cookie: `a=${m()}` },
      },
    ],
    ['/fleets', { headers: { authorization: `Bearer ${m()}` } }],
    ['/organisations', json({ parent: m(), name: m() })],
    ['/organisations', json({ [m()]: m() })],
    ['/organisations', json(`{"${m()}"`)],
    ['/organisations', json(`{"${m()}"`, { 'content-type': `text/${m()}` })],
    ['/organisations', json({ parent: m() }, { 'idempotency-key': `${m()} ${m()}` })],
    ['/assignments', json({ organisation: m(), policy: m(), group: m() })],
    ['/ledger/openings', json({ commitments: [m()] })],
    [`/inventories/${m()}/content?name=${m()}`, { method: 'PUT', body: m() }],
  ];
  for (const [path, init = {}] of asked) {
    const answer = await server.ask(path, init);
    const text = await hear(answer);
    assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status} ${path} ${text}`);
  }
  const { port } = new URL(server.url);
  for (const request of [
    `GET /${m()} HTTP/1.1\r\n${m()}\r\n\r\n`,
    `${m()} / HTTP/1.1\r\n\r\n`,
    `GET / HTTP/1.1\r\nhost: ${m()}.example\r\n\r\n`,
    `GET / HTTP/1.1\r\nx: ${m().repeat(2000)}\r\n\r\n`,
  ]) {
    const socket = connectTo(Number(port), '127.0.0.1');
    socket.end(request);
    await hear(new Response(Buffer.concat(await Array.fromAsync(socket as AsyncIterable<Buffer>))));
  }
}

/** All that may be read without a look being logged. */
async function readAll(server: RunningServer, hear: Hear): Promise<void> {
  for (const path of [
    '/findings',
    '/findings?state=closed',
    '/findings/summary',
    '/findings/progress',
    '/coverage',
    '/fleets',
    '/organisations',
    '/ledger/checkpoint',
  ])
    await hear(await server.ask(path));
  const { items } = await server.get<Items<{ id: string }>>('/findings');
  const [first] = items;
  assert.ok(first);
  await hear(await server.ask(`/findings/${first.id}/events`));
  // The one place where a holder is shown, in clear, to whoever may: the search has to see it.
  const named = await (await server.ask(`/findings/${first.id}?named=true`)).text();
  assert.notDeepEqual(mark.foundIn(named), []);
  await hear(
    await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${server.token}` } }),
  );
}
