import { z } from 'zod';
import {
  type Connection,
  type Connector,
  type ConnectorKind,
  MdmFault,
  type StepResult,
} from '../../actions/mdm/connector.ts';
import type { Ability, Source } from '../../core/mdm/abilities.ts';
import type { DeviceRef, ManagedDevice } from '../../core/mdm/device.ts';
import type { Observation } from '../../core/mdm/observation.ts';
import type { ContentHash, Reach, RestrictionKey } from '../../core/mdm/restriction.ts';
import { sharedBudget } from '../http/budget.ts';
import { manners } from '../http/manners.ts';
import { probed } from '../http/probe.ts';
import { type MdmHttp, mdmHttp } from '../http/client.ts';
import { clientCredentials } from '../http/client-credentials.ts';
import { type Rule, ruleOf } from './example-server.fixture.ts';

const source: Source = { basis: 'read', says: 'conformance/example-server.fixture.ts' };
const can: Ability = { can: true, by: 'a rule', needs: [], source };
const cannot: Ability = { can: false, because: 'the example has no such thing', source };

const Page = z.object({
  devices: z.array(
    z.object({
      id: z.string(),
      os: z.string(),
      supervised: z.boolean(),
      apps: z.array(z.string()),
    }),
  ),
  next: z.string().nullable(),
});
const Rules = z.array(
  z.object({
    key: z.string(),
    hash: z.string(),
    blocked: z.array(z.string()),
    reach: z.object({
      kind: z.enum(['only', 'all-but']),
      devices: z.array(z.string().transform((id) => id as DeviceRef)),
    }),
  }),
);

/** The connector of an MDM that exists nowhere. */
export const EXAMPLE: ConnectorKind = {
  abilities: {
    mdm: 'example',
    title: 'Example MDM',
    matchesBy: 'identifier',
    delivery: 'fleet',
    levers: [
      { platform: 'ios', enrolment: 'supervised', shows: 'all', age: 0, block: can, remove: can },
    ],
    allowList: cannot,
    exempt: can,
    markNonCompliant: cannot,
    messageHolder: cannot,
    verify: { strongest: 'assigned', by: 'the list of rules', source },
    limits: [],
    rights: { read: ['reader'], apply: ['editor'] },
  },
  asks: [
    { name: 'address', what: 'its address', secret: false, use: 'read', optional: false },
    { name: 'secret', what: 'the client’s secret', secret: true, use: 'read', optional: false },
  ],
  open,
};

function open(connection: Connection): Connector {
  const { settings, secret, clock } = connection;
  const base = settings['address'] ?? '';
  const name = 'Example MDM';
  const proof = { kind: 'secret', secret: secret('secret') ?? '' } as const;
  const tokens = clientCredentials({
    name,
    ...manners(connection),
    proof,
    address: `${base}/token`,
    client: 'grendel',
  });
  const budget = sharedBudget(`example ${base}`, [{ counts: 'any', most: 1000, within: 10_000 }]);
  const http = mdmHttp({ name, base, budget, tokens, ...manners(connection) });
  return {
    abilities: EXAMPLE.abilities,
    nudge: null,
    hear: null,
    probe: (signal) =>
      probed(
        [
          {
            use: 'read',
            what: 'the list of devices',
            right: 'devices',
            ask: async () => {
              const { serverTime } = await http.json(
                { what: 'the list of devices', path: '/devices?after=0' },
                signal,
              );
              return { serverTime };
            },
          },
          {
            use: 'read',
            what: 'the rules',
            right: 'rules',
            ask: async () => {
              await rulesOf(http, signal);
              return {};
            },
          },
        ],
        signal,
      ),
    page: async (cursor, signal) => {
      const { devices, next } = await page(http, cursor, signal);
      async function* content() {
        yield new TextEncoder().encode(JSON.stringify(devices));
      }
      return { content: content(), next, devices: null, moment: null };
    },
    observe: async (_, signal) => {
      const devices = await devicesOf(http, signal);
      const id = `example ${clock()}`;
      return { id, at: clock(), devices, ...seen(await rulesOf(http, signal), devices) };
    },
    carryOut: (step, { content }, signal) => carryOut(http, step, content, signal),
  };
}

async function page(
  http: MdmHttp,
  cursor: string | null,
  signal: AbortSignal,
): Promise<z.infer<typeof Page>> {
  if (cursor !== null && !/^\d+$/.test(cursor))
    throw new MdmFault('cursor-lost', 'The place in the list is lost.', 'Begin again.');
  const path = `/devices?after=${cursor ?? 0}`;
  return Page.parse((await http.json({ what: 'the list of devices', path }, signal)).body);
}

async function devicesOf(http: MdmHttp, signal: AbortSignal): Promise<readonly ManagedDevice[]> {
  const devices: ManagedDevice[] = [];
  for (let cursor: string | null = null; ;) {
    const { devices: some, next }: z.infer<typeof Page> = await page(http, cursor, signal);
    for (const { id, os, supervised } of some)
      devices.push({
        ref: id as DeviceRef,
        platform: 'ios',
        os: os.split('.').map(Number),
        enrolment: supervised ? 'supervised' : 'device-enrolment',
        ownership: 'unknown',
        capabilities: [],
        heard: null,
      });
    if (next === null) return devices;
    cursor = next;
  }
}

async function rulesOf(http: MdmHttp, signal: AbortSignal): Promise<readonly Rule[]> {
  return Rules.parse((await http.json({ what: 'the rules', path: '/rules' }, signal)).body);
}

function seen(
  rules: readonly Rule[],
  devices: readonly ManagedDevice[],
): Omit<Observation, 'id' | 'at' | 'devices'> {
  // Others' rules do not begin so: they are not listed, and nothing is done to them.
  const ours = rules
    .filter(({ key }) => key.startsWith('block.'))
    .map(({ key, hash, reach }) => ({
      key: key as RestrictionKey,
      hash: hash as ContentHash,
      reach,
    }));
  return {
    restrictions: ours,
    standings: ours.flatMap(({ key, hash, reach }) =>
      devices
        .filter(({ ref }) => reach.devices.includes(ref) === (reach.kind === 'only'))
        .map(({ ref }) => ({
          device: ref,
          key,
          hash,
          standing: 'assigned' as const,
          at: null,
          reason: null,
        })),
    ),
    conflicts: [],
    unread: [],
  };
}

const NOBODY: Reach = { kind: 'only', devices: [] };
const DONE: StepResult = { kind: 'done' };
const changed: StepResult = { kind: 'failed', code: 'changed-meanwhile', detail: null };

async function carryOut(
  http: MdmHttp,
  step: Parameters<Connector['carryOut']>[0],
  content: Parameters<Connector['carryOut']>[1]['content'],
  signal: AbortSignal,
): Promise<StepResult> {
  if (step.kind === 'remove-app') {
    const path = `/devices/${step.device}/remove`;
    const json = { app: step.identifier };
    // To remove what is gone is a 404 here, and what was wanted.
    const ask = { what: 'the removal of an app', method: 'POST', path, json } as const;
    await http.json({ ...ask, repeatable: true, allow: [404] }, signal);
    return DONE;
  }
  if (step.kind === 'give' || step.kind === 'take') throw new TypeError('fleet delivery only');
  const lies = (await rulesOf(http, signal)).find(({ key }) => key === step.key);
  const path = `/rules/${step.key}`;
  const same = { what: 'a rule', path, repeatable: true } as const;
  if (step.kind === 'drop') {
    await http.json({ ...same, method: 'DELETE', allow: [404] }, signal);
    return DONE;
  }
  if (step.kind === 'reach') {
    if (lies === undefined) return { kind: 'failed', code: 'gone', detail: null };
    const json = { ...lies, reach: step.now };
    await http.json({ ...same, method: 'PUT', json }, signal);
    return DONE;
  }
  if (lies?.hash === step.now) return DONE;
  if ((lies?.hash ?? null) !== step.was || content === null) return changed;
  await http.json({ ...same, method: 'PUT', json: ruleOf(content, lies?.reach ?? NOBODY) }, signal);
  return DONE;
}
