import { UserError } from '../user-error.ts';
import type {
  Client,
  ListedFinding,
  ServerDoor,
  ServeOptions,
  ShownFleet,
  ShownInventory,
  ShownOrganisation,
} from './door.ts';

/** For tests only: a server in memory, and what it was asked. */
export type Told = {
  readonly fleets?: readonly ShownFleet[];
  readonly organisations?: readonly ShownOrganisation[];
  readonly findings?: readonly ListedFinding[];
  readonly inventories?: readonly ShownInventory[];
  /** What becomes of each file that is handed in; a refusal where it throws. */
  readonly becomes?: (file: string) => ShownInventory;
  /** Further answers, by path; of one that changes a function gives the next. */
  readonly answers?: Readonly<Record<string, unknown>>;
};

export const id = (number: number): string =>
  `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const ROOT: ShownOrganisation = { id: id(1), parent: null, name: 'All organisations' };
export const PHONES: ShownFleet = { id: id(2), organisation: id(1), name: 'Phones', mdm: 'jamf' };

export const shownInventory = (more: Partial<ShownInventory> = {}): ShownInventory => ({
  id: id(3),
  fleet: PHONES.id,
  state: 'published',
  coverage: 'whole',
  moment: '2026-11-24T07:12:09Z',
  format: 'jamf-v2-detail',
  announced: '2026-11-24T08:00:00Z',
  summary: {
    devices: 1380,
    installs: 40_000,
    notAssessed: 39_000,
    outcome: 'read',
    changes: { opened: 12, reopened: 1, seen: 30, closed: 4 },
  },
  problems: [],
  heldFor: null,
  ...more,
});

export const listedFinding = (more: Partial<ListedFinding> = {}): ListedFinding => ({
  id: id(4),
  device: 17,
  fleet: PHONES.id,
  organisation: ROOT.id,
  app: 'clip',
  appName: 'Clip',
  category: null,
  state: 'open',
  because: null,
  certain: true,
  secondCopy: false,
  opened: '2026-11-24T07:12:09Z',
  seen: '2026-11-24T07:12:09Z',
  closed: null,
  reopenings: 0,
  ...more,
});

export function serverOf(told: Told = {}) {
  const { fleets = [PHONES], organisations = [ROOT], findings = [], inventories = [] } = told;
  const asked: { readonly what: string; readonly body?: unknown }[] = [];
  const known = [...fleets];
  const answer = <T>(value: unknown): T =>
    (typeof value === 'function' ? (value as () => T)() : value) as T;
  const get = async <T>(path: string): Promise<T> => {
    asked.push({ what: `GET ${path}` });
    const given = told.answers?.[path];
    if (given !== undefined) return answer(given);
    if (path === '/fleets') return answer({ items: known });
    if (path === '/organisations') return answer({ items: organisations });
    if (path.startsWith('/findings?')) return answer({ items: findings, next: null });
    const [, of] = /^\/fleets\/([^/]+)\/inventories/.exec(path) ?? [];
    if (of !== undefined) return answer({ items: inventories.filter(({ fleet }) => fleet === of) });
    throw new UserError('There is nothing here', 'docs/problems/not-found.md says more.');
  };
  const client: Client = {
    url: 'http://127.0.0.1:8420',
    get,
    async post(path, body) {
      asked.push({ what: `POST ${path}`, body });
      if (path === '/fleets') {
        const fleet = { id: id(100 + known.length), ...(body as Omit<ShownFleet, 'id'>) };
        known.push(fleet);
        return answer(fleet);
      }
      const given = told.answers?.[path];
      if (given !== undefined) return answer(given);
      if (path.endsWith('/inventories')) return answer(shownInventory({ state: 'announced' }));
      throw new UserError('It is not held', 'docs/problems/inventory-not-held.md says more.');
    },
    async put(path, body) {
      asked.push({ what: `PUT ${path}`, body });
      return answer(told.answers?.[`PUT ${path}`]);
    },
    async bytes(path) {
      const given = told.answers?.[path];
      return typeof given === 'string' ? new TextEncoder().encode(given) : null;
    },
    async sendFile(path, file, watch) {
      asked.push({ what: `PUT ${path}`, body: file });
      watch(100, 100);
      return answer((told.becomes ?? (() => shownInventory()))(file));
    },
  };
  const served: ServeOptions[] = [];
  const server: ServerDoor = {
    async connect(url) {
      if (url === 'http://nobody')
        throw new UserError('http://nobody does not answer', 'Is it running?');
      return client;
    },
    async signIn(link) {
      asked.push({ what: `sign in ${link}` });
      return answer(told.answers?.['sign-in']);
    },
    async serve(options) {
      served.push(options);
      return {
        url: 'http://127.0.0.1:8420',
        opens: 'http://127.0.0.1:8420/open/go_x',
        tokenFile: 'grendel-data/token',
        database: 'embedded in grendel-data',
        isNew: true,
        ended: Promise.resolve(),
      };
    },
    work: async () => ({ ended: Promise.resolve() }),
    exportTo: async () => ({ rows: 0 }),
    importFrom: async () => ({ rows: 0 }),
    changeKey: async () => [],
    changeLedgerKey: async () => [],
  };
  return { server, asked, served, what: (): readonly string[] => asked.map(({ what }) => what) };
}
