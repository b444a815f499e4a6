import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { request } from 'node:http';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { rulebookOf } from '../src/actions/rulebook.ts';
import { measure, median, type Measured } from './child.ts';
import { inFolder, onEach, type Place } from './databases.ts';
import type { BenchOptions, Figure } from './figure.ts';
import { writeFleet } from './fleet-file.ts';
import { fleetStream } from './fleet-stream.ts';
import { POLICY, shippedRules, today } from './rules.ts';
import { startServer, type RunningServer } from './server.ts';

const APPS = 80;
const ROUNDS = 3;
/** 5.0 GB. */
const LONG = 170_000;

/**
 * (g) An export of 20,000 devices × 80 apps, one app in a hundred prohibited, from the first byte of the upload until its findings are
 * published; against the fold of `grendel scan` of the same file, in turn. Meanwhile somebody else looks at a list again and again.
 * `--long`: also 5 GB, for its memory.
 */
export async function ingest({ quick, long, log }: BenchOptions): Promise<readonly Figure[]> {
  return inFolder(async (folder) => {
    const file = join(folder, 'fleet.ndjson');
    const known = prohibitedIdentifiers();
    writeFleet(file, 'ndjson', quick ? 300 : 20_000, APPS, known);
    return onEach(log, async (place) => {
      const server = await startServer(place);
      try {
        const figures = [...(await ofFile(place, server, file, { quick, log }))];
        if (long) figures.push(...(await ofStream(place, server, known, log)));
        return figures;
      } finally {
        await server.stop();
      }
    });
  });
}

function prohibitedIdentifiers(): readonly string[] {
  const rules = shippedRules();
  const prohibited = rulebookOf(rules, today()).apps([POLICY], 'prohibited');
  return rules.catalogue.identifiers.flatMap(({ platform, identifier, app }) =>
    platform === 'android' && prohibited.has(app) ? [identifier] : [],
  );
}

async function ofFile(
  { name }: Place,
  server: RunningServer,
  file: string,
  { quick, log }: Pick<BenchOptions, 'quick' | 'log'>,
): Promise<readonly Figure[]> {
  const scans: Measured[] = [];
  const uploads: Uploaded[] = [];
  for (let round = 0; round < (quick ? 1 : ROUNDS); round++) {
    scans.push(await measure('g-scan.ts', [file]));
    const upload = await handIn(server, `Fleet ${round}`, () =>
      createReadStream(file, { highWaterMark: 1 << 18 }),
    );
    if (upload.opened !== scans[0]?.hits)
      throw new Error(
        `${upload.opened} findings opened, ${scans[0]?.hits} hits in the file: the figures mean nothing`,
      );
    uploads.push(upload);
  }
  const scan = median(scans.map(({ seconds }) => seconds));
  const took = median(uploads.map(({ seconds }) => seconds));
  const sending = median(uploads.map(({ sent }) => sent));
  const megabytes = Number(scans[0]?.['megabytes']);
  log(
    `g-ingest, ${name}: ${uploads.map(({ seconds }) => seconds.toFixed(1)).join(', ')} s; scan ${scan.toFixed(2)} s`,
  );
  const what = `g-ingest, ${megabytes.toFixed(0)} MB, ${name}`;
  return [
    {
      name: `${what}, against the bare scan`,
      value: scan / took,
      unit: 'x',
      goal: quick ? null : { at: 'least', value: 0.5 },
      note: `${took.toFixed(2)} s (the last byte was taken after ${sending.toFixed(2)}), scan ${scan.toFixed(2)}; ${uploads[0]?.opened} findings; load ${loadavg()[0]?.toFixed(1)}`,
    },
    ...besides(what, uploads, server, quick),
  ];
}

async function ofStream(
  { name }: Place,
  server: RunningServer,
  known: readonly string[],
  log: (line: string) => void,
): Promise<readonly Figure[]> {
  let bytes = 0;
  const upload = await handIn(server, 'Large fleet', function* () {
    for (const block of fleetStream(LONG, APPS, known)) {
      bytes += block.length;
      yield block;
    }
  });
  const what = `g-ingest, ${(bytes / 1e9).toFixed(1)} GB, ${name}`;
  log(`${what}: ${upload.seconds.toFixed(0)} s`);
  return [
    {
      name: what,
      value: upload.seconds,
      unit: 's',
      goal: null,
      note: `the last byte was taken after ${upload.sent.toFixed(0)} s; ${upload.opened} findings opened`,
    },
    ...besides(what, [upload], server, false),
  ];
}

function besides(
  what: string,
  uploads: readonly Uploaded[],
  server: RunningServer,
  quick: boolean,
): readonly Figure[] {
  const peak = server.peak();
  const longest = Math.max(...uploads.map((upload) => upload.longest));
  const figures: Figure[] = [
    {
      name: `${what}, longest other request`,
      value: longest,
      unit: 'ms',
      goal: quick ? null : { at: 'most', value: 200 },
      note: `a list of findings, again and again; the longest of each upload: ${uploads.map((upload) => upload.longest.toFixed(0)).join(', ')}`,
    },
  ];
  return peak === null
    ? figures
    : [
        ...figures,
        {
          name: `${what}, peak of the server`,
          value: peak,
          unit: 'MB',
          goal: null,
          note: 'since it started; without PostgreSQL itself',
        },
      ];
}

type Uploaded = {
  /** From the first byte to the answer, and to where the last byte was taken. */
  readonly seconds: number;
  readonly sent: number;
  readonly opened: number;
  /** Milliseconds of the longest other request meanwhile. */
  readonly longest: number;
};

async function handIn(
  server: RunningServer,
  fleetName: string,
  blocks: () => AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<Uploaded> {
  const [root] = (
    await server.get<{ readonly items: readonly { readonly id: string }[] }>('/organisations')
  ).items;
  const fleet = await server.post<{ readonly id: string }>('/fleets', {
    name: fleetName,
    organisation: root?.id,
    mdm: 'other',
  });
  const moment = new Date(Date.now() - 60_000).toISOString();
  const { id } = await server.post<{ readonly id: string }>(`/fleets/${fleet.id}/inventories`, {
    coverage: 'whole',
    moment,
  });
  const watch = watchOthers(server);
  const before = performance.now();
  const put = request(`${server.url}/api/inventories/${id}/content`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${server.token}`,
      'content-type': 'application/octet-stream',
    },
  });
  const answered = answerOf(put);
  for await (const block of blocks()) if (!put.write(block)) await once(put, 'drain');
  put.end();
  await once(put, 'finish');
  const sent = (performance.now() - before) / 1000;
  const answer = await answered;
  const seconds = (performance.now() - before) / 1000;
  const longest = await watch.end();
  if (answer.state !== 'published')
    throw new Error(`the export was not published: ${JSON.stringify(answer)}`);
  return { seconds, sent, opened: answer.summary.changes.opened, longest };
}

type Answer = {
  readonly state: string;
  readonly summary: { readonly changes: { readonly opened: number } };
};

function answerOf(put: ReturnType<typeof request>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    put.on('error', reject);
    put.on('response', (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => (body += text));
      answer.on('end', () => resolve(JSON.parse(body) as Answer));
    });
  });
}

/** Somebody who looks at a list again and again, a moment after each answer. */
function watchOthers(server: RunningServer): { readonly end: () => Promise<number> } {
  const ending = new AbortController();
  let longest = 0;
  const loop = (async () => {
    while (!ending.signal.aborted) {
      const before = performance.now();
      await server.get('/findings');
      longest = Math.max(longest, performance.now() - before);
      await wait(50);
    }
  })();
  // Told at the end.
  loop.catch(() => {});
  return {
    async end() {
      ending.abort();
      await loop;
      return longest;
    },
  };
}
