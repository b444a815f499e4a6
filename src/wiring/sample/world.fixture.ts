import { randomUUIDv7 } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { found } from '../../actions/found.ts';
import { keepRulebook, type Rules } from '../../actions/rulebook.ts';
import type { SampleFile, SampleServer } from '../../actions/sample/door.ts';
import { loadSample, type SampleProgress } from '../../actions/sample/load-sample.ts';
import { LOCAL_OPERATOR } from '../../actions/people/operator-session.ts';
import { BY_ITSELF, dayOf, type Context, type Server } from '../../actions/server.ts';
import { readShippedCatalogue } from '../../catalogue/shipped.ts';
import type { Instant } from '../../core/inventory.ts';
import { NO_DECISIONS } from '../../core/situation.ts';
import type { Entry } from '../../ledger/entry.ts';
import { newKeyRing } from '../../privacy/keys.ts';
import type { Database } from '../../store/open.ts';
import { createStore } from '../../store/store.ts';
import { told, tellingFold, phones, type Phone } from '../government.fixture.ts';
import { ledgerDoor } from '../ledger-door.ts';
import { mdmDoor } from '../mdm/door.ts';
import { secretsIn } from '../mdm/secrets.ts';
import { boundNotices } from '../notices/seed.fixture.ts';
import { openers } from '../openers.ts';
import { secretMaker } from '../people/secrets.ts';
import { CATALOGUE, KEPT } from '../places.ts';
import { policies } from '../policy-door.ts';
import { CHANGES } from '../rights-seeds.fixture.ts';
import { sampleDoor } from './door.ts';

const KEYS = newKeyRing();
let rules: Promise<Rules> | null = null;
const book = keepRulebook();

/** Exports of two weeks as a test tells them: WeChat leaves one phone, and the last file can be cut. */
const CANALS = 'canals-fleet-hosts.json.gz';
const WEEKS = [
  ['week-47', '2026-11-17T06:00:00Z'],
  ['week-48', '2026-11-24T06:00:00Z'],
] as const;
const FILES: readonly SampleFile[] = WEEKS.flatMap(([week, moment]) =>
  [CANALS].map((name) => ({ week, name, moment: moment as Instant })),
);
const PHONES: Readonly<Record<string, readonly Phone[]>> = {
  'week-47': [{ id: 'gone', apps: ['tiktok'], holder: 'h0' }, ...withApps()],
  'week-48': withApps(),
};
function withApps(): readonly Phone[] {
  return [
    { id: 'w', apps: ['wechat'], holder: 'h1' },
    { id: 't', apps: ['tiktok'], holder: 'h2' },
    ...phones(3),
  ];
}

/** For tests only: a server as it is at its first start, with the rules that the program comes with. */
export async function newSampleWorld({ db }: Pick<Database, 'db'>) {
  rules ??= (async () => ({
    catalogue: (await readShippedCatalogue(CATALOGUE, KEPT)).catalogue,
    policies: await policies.all(),
    decisions: NO_DECISIONS,
  }))();
  const inForce = await rules;
  let now = '2026-11-26T10:00:00.000Z' as Instant;
  const store = createStore(db);
  const clock = (): Instant => now;
  const { contact, text } = openers(() => KEYS);
  const plain: Server = {
    store,
    clock,
    newId: randomUUIDv7,
    rules: () => inForce,
    ledger: ledgerDoor(
      () => KEYS,
      () => inForce.catalogue.version,
    ),
    fold: tellingFold,
  };
  const nowhere = join(tmpdir(), 'grendel-no-such-folder');
  const mdm = mdmDoor({ keys: () => KEYS, secrets: secretsIn(nowhere, () => null, null), clock });
  const parts = { server: plain, openContact: contact, openText: text };
  const door = sampleDoor({
    server: plain,
    changes: { door: CHANGES, decided: async () => undefined },
    stir: () => undefined,
    ownUrl: () => null,
  });
  const server: SampleServer = {
    ...boundNotices(parts).server,
    secrets: secretMaker,
    // Nobody reads the simulated MDM here, so nobody waits for it either.
    mdm: { ...mdm, wait: async () => undefined },
    sample: {
      ...door,
      files: () => FILES,
      content: ({ week }) => told({ phones: PHONES[week] ?? [] }),
    },
  };
  await found(server, { name: 'All organisations', policy: 'nl', group: 'everyone' });
  const scope = await store.topOrganisations();
  const operator: Context = { ...BY_ITSELF, actor: LOCAL_OPERATOR, scope };
  /** `until`: it is cut off there, as if the server had stopped. */
  function load(until?: SampleProgress['step']) {
    const stop = new AbortController();
    const watch = ({ step }: SampleProgress): void => {
      if (step === until) stop.abort();
    };
    const rulebook = () => book(inForce, dayOf(now));
    return loadSample(server, operator, { rulebook, watch, signal: stop.signal });
  }
  return {
    server,
    store,
    operator,
    setClock: (time: string) => void (now = time as Instant),
    load,
    /** All up to there. */
    loadBut: (until: SampleProgress['step']) => load(until).catch(() => null),
    entries: async (): Promise<readonly Entry[]> =>
      ((await store.sequence((log) => log.waiting(10_000))) ?? []).map(
        ({ entry }) => JSON.parse(entry) as Entry,
      ),
    end: door.close,
  };
}
export type SampleWorld = Awaited<ReturnType<typeof newSampleWorld>>;
