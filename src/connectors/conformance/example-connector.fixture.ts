import { z } from 'zod';
import {
  type Connection,
  type Connector,
  type ConnectorKind,
  MdmFault,
  type StepResult,
} from '../../actions/mdm/connector.ts';
import type { Instant } from '../../core/inventory.ts';
import type { Ability, Source } from '../../core/mdm/abilities.ts';
import type { DeviceRef } from '../../core/mdm/device.ts';
import type { Observation } from '../../core/mdm/observation.ts';
import type { ContentHash, RestrictionKey } from '../../core/mdm/restriction.ts';
import { sharedBudget } from '../http/budget.ts';
import { type MdmHttp, mdmHttp } from '../http/client.ts';
import { clientCredentials } from '../http/client-credentials.ts';
import { type Rule, ruleOf } from './example-server.fixture.ts';

const source: Source = { basis: 'read', says: 'conformance/example-server.fixture.ts' };
const can: Ability = { can: true, by: 'a rule', needs: [], source };
const cannot: Ability = { can: false, because: 'the example has no such thing', source };

const Page = z.object({
  devices: z.array(z.object({ id: z.string(), apps: z.array(z.string()) })),
  next: z.string().nullable(),
});
const Rules = z.array(
  z.object({
    key: z.string(),
    hash: z.string(),
    blocked: z.array(z.string()),
    devices: z.array(z.string()),
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

function open({ settings, secret, clock, sleep }: Connection): Connector {
  const base = settings['address'] ?? '';
  const name = 'Example MDM';
  const proof = { kind: 'secret', secret: secret('secret') ?? '' } as const;
  const tokens = clientCredentials({
    ...{ name, clock, sleep, proof },
    address: `${base}/token`,
    client: 'grendel',
  });
  const budget = sharedBudget(`example ${base}`, [{ counts: 'any', most: 1000, within: 10_000 }]);
  const http = mdmHttp({ name, base, budget, tokens, clock, sleep });
  return {
    abilities: EXAMPLE.abilities,
    nudge: null,
    hear: null,
    page: (cursor, signal) => page(http, cursor, signal),
    observe: async (_, signal) => observation(await rulesOf(http, signal), clock()),
    carryOut: (step, { content }, signal) => carryOut(http, step, content, signal),
  };
}

const page: (
  http: MdmHttp,
  ...of: Parameters<Connector['page']>
) => ReturnType<Connector['page']> = async (http, cursor, signal) => {
  if (cursor !== null && !/^\d+$/.test(cursor))
    throw new MdmFault('cursor-lost', 'The place in the list is lost.', 'Begin again.');
  const path = `/devices?after=${cursor ?? 0}`;
  const { body } = await http.json({ what: 'the list of devices', path }, signal);
  const { devices, next } = Page.parse(body);
  async function* content() {
    yield new TextEncoder().encode(JSON.stringify(devices));
  }
  return { content: content(), next, devices: null, moment: null };
};

async function rulesOf(http: MdmHttp, signal: AbortSignal): Promise<readonly Rule[]> {
  return Rules.parse((await http.json({ what: 'the rules', path: '/rules' }, signal)).body);
}

function observation(rules: readonly Rule[], at: Instant): Observation {
  // Others' rules do not begin so: they are not listed, and nothing is done to them.
  const ours = rules.filter(({ key }) => key.startsWith('block.'));
  return {
    id: `example ${at}`,
    at,
    devices: [],
    restrictions: ours.map(({ key, hash, devices }) => ({
      key: key as RestrictionKey,
      hash: hash as ContentHash,
      reach: { kind: 'only', devices: devices as DeviceRef[] },
    })),
    standings: ours.flatMap(({ key, hash, devices }) =>
      devices.map((device) => ({
        device: device as DeviceRef,
        key: key as RestrictionKey,
        standing: 'assigned' as const,
        hash: hash as ContentHash,
        at: null,
        reason: null,
      })),
    ),
    conflicts: [],
    unread: [],
  };
}

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
    const json = { ...lies, devices: step.now.devices };
    await http.json({ ...same, method: 'PUT', json }, signal);
    return DONE;
  }
  if (lies?.hash === step.now) return DONE;
  if ((lies?.hash ?? null) !== step.was || content === null) return changed;
  await http.json({ ...same, method: 'PUT', json: ruleOf(content, lies?.devices ?? []) }, signal);
  return DONE;
}
