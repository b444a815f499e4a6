import assert from 'node:assert/strict';
import type { Random } from './random.fixture.ts';
import type { Answer, Served } from './server.fixture.ts';

/** App and identifier of those that every policy used here prohibits. */
const APPS = [
  ['tiktok', 'TikTok', 'com.zhiliaoapp.musically'],
  ['vk', 'VK', 'com.vk.vkclient'],
  ['wechat', 'WeChat', 'com.tencent.xin'],
  ['aliexpress', 'AliExpress', 'com.alibaba.iAliexpress'],
] as const;
const PHONES = 12;
const COLUMNS =
  'serial_number,device_name,blueprint_name,os_version,user,platform,app_name,bundle_id,version';

/** Which prohibited apps are on which phone. */
type Shown = ReadonlyMap<string, readonly string[]>;
/** A request whose answer has not come: it is asked again with the same key. */
type Asked = { readonly key: string; readonly path: string; readonly body: object };
type Upload = {
  readonly announcing: Asked;
  readonly csv: string;
  readonly shown: Shown;
  inventory: string | null;
};
type Fleet = {
  readonly id: string;
  /** As the last inventory had it that was published. */
  stands: Shown;
  /** Handed in, and how it ended is not known. */
  open: Upload | null;
  inventories: number;
};

/** All that was acknowledged, and what was asked and not answered. */
export type Work = {
  readonly root: string;
  readonly fleets: readonly Fleet[];
  readonly organisations: Set<string>;
  organisation: (Asked & { readonly name: string }) | null;
  /** Finding, and how often it had been reopened then: a reopened one is no longer confirmed. */
  readonly confirmed: Map<string, number>;
  confirming: (Asked & { readonly finding: string; readonly reopenings: number }) | null;
  readonly checkpoints: string[];
  acknowledged: number;
};

const path = (text: string, query: Readonly<Record<string, string>> = {}): string =>
  `${text}?${new URLSearchParams(query)}`.replace(/\?$/, '');

function well(answer: Answer | null, ...also: readonly number[]): Answer | null {
  if (answer && answer.status >= 300 && !also.includes(answer.status))
    assert.fail(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}
const items = (answer: Answer): readonly Readonly<Record<string, unknown>>[] =>
  answer.body['items'] as never;

async function read(server: Served, asked: string): Promise<Answer> {
  const answer = well(await server.ask('GET', asked));
  assert.ok(answer, `${asked}: the server went away unasked`);
  return answer;
}

export async function beginWork(server: Served): Promise<Work> {
  const root = items(await read(server, '/organisations'))[0]?.['id'] as string;
  const fleets: Fleet[] = [];
  for (const name of ['Phones of one', 'Phones of another']) {
    const body = { organisation: root, name, mdm: 'kandji' };
    const made = well(await server.ask('POST', '/fleets', body));
    fleets.push({
      id: made?.body['id'] as string,
      stands: new Map(),
      open: null,
      inventories: 0,
    });
  }
  return {
    root,
    fleets,
    organisations: new Set(),
    organisation: null,
    confirmed: new Map(),
    confirming: null,
    checkpoints: [],
    acknowledged: 0,
  };
}

/** Hands in, decides and asks again what was not answered, three things at once, until the server is gone or all is done. */
export async function workOn(server: Served, work: Work, random: Random): Promise<void> {
  await Promise.all([
    ...work.fleets.map((fleet) => handInOn(server, work, fleet, random)),
    decideOn(server, work, random),
  ]);
}
const TURNS = 12;

async function handInOn(server: Served, work: Work, fleet: Fleet, random: Random): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    fleet.open ??= newUpload(fleet, random);
    const { announcing, csv } = fleet.open;
    const announced = well(
      await server.ask('POST', announcing.path, announcing.body, announcing.key),
    );
    if (announced === null) return;
    work.acknowledged++;
    fleet.open.inventory = announced.body['id'] as string;
    const place = `/inventories/${fleet.open.inventory}`;
    const ended = well(await server.ask('PUT', `${place}/content`, csv));
    if (ended === null) return;
    if (ended.body['state'] === 'held') {
      if (well(await server.ask('POST', `${place}/release`, { why: 'so it is' })) === null) return;
    } else assert.equal(ended.body['state'], 'published', JSON.stringify(ended.body));
    work.acknowledged++;
    fleet.stands = fleet.open.shown;
    fleet.open = null;
  }
}

function newUpload(fleet: Fleet, random: Random): Upload {
  const minutes = ++fleet.inventories;
  const moment = new Date(Date.UTC(2026, 0, 1, 0, minutes)).toISOString();
  const shown = new Map<string, readonly string[]>();
  const rows: string[] = [];
  for (let n = 0; n < PHONES; n++) {
    if (random.chance(0.1)) continue;
    const row = (name: string, id: string): string =>
      `SER${fleet.id.slice(-4)}X${n},Phone ${n},All,26.1,Holder ${n},iPhone,${name},${id},1.0`;
    rows.push(row('Signal', 'org.whispersystems.signal'));
    const apps = APPS.filter(() => random.chance(0.35));
    // Some exports have a name alone: a person has to say which app it is.
    for (const [, name, id] of apps) rows.push(row(name, n % 4 === 0 ? '' : id));
    shown.set(
      String(n),
      apps.map(([app]) => app),
    );
  }
  return {
    announcing: {
      key: random.id(),
      path: `/fleets/${fleet.id}/inventories`,
      body: { coverage: 'whole', moment },
    },
    csv: `${[COLUMNS, ...rows].join('\n')}\n`,
    shown,
    inventory: null,
  };
}

async function decideOn(server: Served, work: Work, random: Random): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    if (!(await addOrganisation(server, work, random))) return;
    if (!(await confirmOne(server, work, random))) return;
  }
}

async function addOrganisation(server: Served, work: Work, random: Random): Promise<boolean> {
  const name = `Organisation ${random.id()}`;
  work.organisation ??= {
    key: random.id(),
    path: '/organisations',
    name,
    body: { parent: work.root, name },
  };
  const { organisation } = work;
  const { path: to, body, key } = organisation;
  if (well(await server.ask('POST', to, body, key)) === null) return false;
  work.acknowledged++;
  work.organisations.add(organisation.name);
  work.organisation = null;
  return true;
}

async function confirmOne(server: Served, work: Work, random: Random): Promise<boolean> {
  if (work.confirming === null) {
    const query = { certain: 'false', state: 'open', limit: '20' };
    const answer = well(await server.ask('GET', path('/findings', query)));
    if (answer === null) return false;
    const possible = items(answer);
    const one = possible[random.below(possible.length)];
    if (one === undefined) return true;
    const finding = one['id'] as string;
    work.confirming = {
      key: random.id(),
      path: `/findings/${finding}/confirm`,
      body: { why: 'the holder said so' },
      finding,
      reopenings: one['reopenings'] as number,
    };
  }
  const { path: to, body, key, finding, reopenings } = work.confirming;
  // Closed meanwhile, or closed and come back under its exact identifier.
  const answer = well(await server.ask('POST', to, body, key), 409);
  if (answer === null) return false;
  if (answer.status < 300) {
    work.acknowledged++;
    work.confirmed.set(finding, reopenings);
  } else assert.equal(answer.body['code'], 'finding-closed', 'it was confirmed twice');
  work.confirming = null;
  return true;
}

/** What was acknowledged is there; what was not is whole or not there at all; nothing is there twice. */
export async function checkWork(server: Served, work: Work): Promise<void> {
  await checkOrganisations(server, work);
  for (const fleet of work.fleets) {
    await learnHowItEnded(server, fleet);
    await checkFindings(server, work, fleet);
  }
  const note = await server.ask('GET', '/ledger/checkpoint');
  if (note && typeof note.body['text'] === 'string') work.checkpoints.push(note.body['text']);
}

async function checkOrganisations(server: Served, work: Work): Promise<void> {
  const names = items(await read(server, '/organisations'))
    .map(({ name }) => name as string)
    .filter((name) => name.startsWith('Organisation '));
  assert.equal(new Set(names).size, names.length, 'an organisation is there twice');
  const unknown = new Set(names).difference(work.organisations);
  if (work.organisation) unknown.delete(work.organisation.name);
  assert.deepEqual([...unknown], [], 'an organisation that nobody asked for');
  assert.deepEqual([...work.organisations.difference(new Set(names))], [], 'it was acknowledged');
}

async function learnHowItEnded(server: Served, fleet: Fleet): Promise<void> {
  const { open } = fleet;
  if (open === null || open.inventory === null) return;
  const { body } = await read(server, `/inventories/${open.inventory}`);
  switch (body['state']) {
    case 'announced':
      return;
    case 'published':
      fleet.stands = open.shown;
      break;
    case 'held':
      break;
    default:
      assert.equal(body['state'], 'interrupted');
  }
  fleet.open = null;
}

async function checkFindings(server: Served, work: Work, fleet: Fleet): Promise<void> {
  const byDevice = new Map<number, string[]>();
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = { fleet: fleet.id, limit: '200' };
    const { body } = await read(
      server,
      path('/findings', cursor === null ? query : { ...query, cursor }),
    );
    for (const one of body['items'] as readonly Readonly<Record<string, unknown>>[]) {
      const { id, device, app, state, reopenings, confirmed } = one;
      if (state === 'closed') continue;
      byDevice.set(device as number, [...(byDevice.get(device as number) ?? []), app as string]);
      if (work.confirmed.get(id as string) === reopenings)
        assert.equal(confirmed, true, 'a confirmation that was acknowledged is not there');
    }
    cursor = body['next'] as string | null;
  } while (cursor !== null);
  assert.deepEqual(
    [...byDevice.values()].map(inOrder).toSorted(),
    [...fleet.stands.values()]
      .filter((apps) => apps.length > 0)
      .map(inOrder)
      .toSorted(),
    'the open findings are not those of the last inventory',
  );
}

const inOrder = (apps: readonly string[]): string => apps.toSorted().join(' ');
