import type { Inventory } from '../core/inventory.ts';
import { AT, CATALOGUE, POLICY } from './testing.ts';
import { LEDGER } from './ledger/door.fixture.ts';
import { INVENTORIES } from './testing-fleet.ts';
import { run } from './run.ts';
import { UserError } from './user-error.ts';
import type { World } from './world.ts';

/** What one command line did: exit code, both outputs, and the files it wrote. */
export type Ran = {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  readonly files: ReadonlyMap<string, { readonly content: string; readonly secret: boolean }>;
};

export type Setting = {
  readonly inventories?: readonly Inventory[];
  /** Files that are there already. */
  readonly there?: Readonly<Record<string, string>>;
  /** None runs unless said. */
  readonly server?: World['server'];
  /** Each starts unless said, and is told to stop at once. */
  readonly simulators?: World['simulators'];
  /** Finds nothing to read unless said. */
  readonly vetting?: World['vetting'];
};

/** Runs a command line against the invented catalogue and fleet, without a file system. */
export async function ran(args: readonly string[], setting: Setting = {}): Promise<Ran> {
  const outputs = { out: '', err: '' };
  const files = new Map<string, { content: string; secret: boolean }>();
  const there = new Map(Object.entries(setting.there ?? {}));
  const world = worldOf(outputs, files, there, setting.inventories ?? INVENTORIES);
  const exit = await run(args, {
    ...world,
    server: setting.server ?? NO_SERVER,
    ...(setting.vetting ? { vetting: setting.vetting } : {}),
    ...(setting.simulators ? { simulators: setting.simulators } : {}),
  });
  return { exit, ...outputs, files };
}

const NO_SERVER: World['server'] = {
  connect: async () => {
    throw new UserError('No server runs here');
  },
  signIn: async () => {
    throw new UserError('The sign-in link does not open');
  },
  work: async () => {
    throw new UserError('No worker can run here');
  },
  serve: async () => {
    throw new UserError('No server can run here');
  },
  exportTo: async () => ({ rows: 1234 }),
  importFrom: async () => {
    throw new UserError('The database is not empty');
  },
  changeKey: async () => {
    throw new UserError('No key file is here');
  },
  changeLedgerKey: async () => {
    throw new UserError('No key of a ledger is here');
  },
};
const NO_VETTING: World['vetting'] = {
  listed: async function* () {},
  examine: async function* () {},
  results: () => ({ lines: [], write: () => {}, end: () => {} }),
};
const SIMULATORS: World['simulators'] = {
  start: async ({ mdm, port }) => ({
    title: 'Microsoft Intune',
    url: `http://127.0.0.1:${port}`,
    settings: { tenant: 'simulated', url: `http://127.0.0.1:${port}` },
    sendTo: mdm === 'nanomdm' ? () => {} : null,
    ended: Promise.resolve(),
  }),
};
const TERMINAL = { columns: 80, colour: false, unicode: true, interactive: false };

function worldOf(
  outputs: { out: string; err: string },
  files: Map<string, { content: string; secret: boolean }>,
  there: ReadonlyMap<string, string>,
  inventories: readonly Inventory[],
): World {
  return {
    out: { terminal: TERMINAL, write: (text) => void (outputs.out += text) },
    err: { terminal: TERMINAL, write: (text) => void (outputs.err += text) },
    version: '1.2.3',
    today: AT,
    clock: () => 0,
    sampleFleet: 'examples/fleet',
    files: {
      exists: (path) => there.has(path) || files.has(path),
      read: (path) => {
        const content = there.get(path);
        if (content === undefined) throw new UserError(`${path}: there is no such file or folder`);
        return content;
      },
      makeFolder: () => {},
      within: (path) => [path],
      write: (path, content, { secret }) => void files.set(path, { content, secret }),
    },
    vetting: NO_VETTING,
    server: NO_SERVER,
    simulators: SIMULATORS,
    wait: async () => {},
    ledger: LEDGER,
    catalogue: {
      read: async () => ({ catalogue: CATALOGUE, errors: [] }),
      check: async () => ({
        errors: [PROBLEM],
        warnings: [{ ...PROBLEM, severity: 'warning', line: null }],
        rows: 4_406,
        summary: async () => ({ identifiers: 200, byPublisher: 170, strictly: 138 }),
      }),
      diff: async (before, after) => ({ tables: before === after ? [] : [CHANGE], problems: [] }),
      search: async ({ apps, entities, identifiers }, text) => [
        ...apps
          .filter(({ id, name }) =>
            [id, name, ...identifiers.filter((i) => i.app === id).map((i) => i.identifier)].some(
              (word) => word === text || word.startsWith(text),
            ),
          )
          .map(({ id, name }) => ({
            kind: 'app' as const,
            id,
            label: name,
            exact: id === text || identifiers.some((i) => i.app === id && i.identifier === text),
            by: 'name',
            text: name,
          })),
        ...entities
          .filter(({ id, name }) => id === text || name.startsWith(text))
          .map(({ id, name }) => ({
            kind: 'entity' as const,
            id,
            label: name,
            exact: id === text,
            by: 'name',
            text: name,
          })),
      ],
      readDecisions: async () => ({ clearances: [], findings: [] }),
    },
    policies: {
      read: async (name) => {
        if (name === 'nl') return POLICY;
        throw new UserError(`There is no policy ${name}`, 'There are nl.');
      },
      all: async () => [POLICY],
    },
    inventory: {
      reader: async () =>
        async function* () {
          yield* inventories;
        },
    },
    blocking: {
      compile: async (target, { products }) => [
        {
          kind: 'apple-profile',
          mediaType: 'application/x-apple-aspen-config',
          effect: 'prevents',
          fileName: `${target}.mobileconfig`,
          content: JSON.stringify(products.map(({ app, found }) => [app, found])),
          identifiers: products.flatMap(({ identifiers }) => identifiers).length,
          leftOut: [],
          elsewhere: [],
          needs: ['supervised phones'],
          notes: [],
        },
      ],
    },
  };
}

const PROBLEM = {
  severity: 'error',
  code: 'bad-share',
  file: 'interests.csv',
  line: 214,
  column: 'share_max_pct',
  message: '510 is no percentage.',
  remedy: 'Did the decimal point get lost (51.0)?',
} as const;

const CHANGE = {
  table: 'apps',
  added: [{ id: 'new', name: 'New' }],
  removed: [],
  changed: [{ key: { id: 'clip' }, cells: [{ column: 'name', before: 'Clip', after: 'Clips' }] }],
};
