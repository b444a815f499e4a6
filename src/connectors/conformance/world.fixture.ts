import assert from 'node:assert/strict';
import {
  type Connection,
  type Connector,
  MdmFault,
  type StepResult,
} from '../../actions/mdm/connector.ts';
import type { Observation, SeenStanding } from '../../core/mdm/observation.ts';
import type { Step } from '../../core/mdm/plan.ts';
import type { Restriction } from '../../core/mdm/restriction.ts';
import type { AppId } from '../../core/statements.ts';
import { simulatedFleet, type SimulatedFleet } from '../simulated/fleet.ts';
import type { SimulatedPhone } from '../simulated/phone.ts';
import type { Traps } from '../simulated/traps.ts';
import type { Conforming, SimulatedMdm } from './conforming.fixture.ts';

/** Apps that every phone of the suite's fleet has. */
export const PROHIBITED = ['example.prohibited.First', 'example.prohibited.Second'] as const;
export const never = (): AbortSignal => new AbortController().signal;

/** One simulator with its fleet, a connector, and what stories are told with. */
export type World = {
  readonly mdm: SimulatedMdm;
  readonly fleet: SimulatedFleet;
  readonly connector: Connector;
  readonly phone: (index: number) => SimulatedPhone;
  /** Both apps; the first one alone. */
  readonly restriction: Restriction;
  readonly smaller: Restriction;
  readonly open: (change?: (connection: Connection) => Connection) => Connector;
  readonly step: (step: Step, id: string) => Promise<StepResult>;
  readonly observe: () => Promise<Observation>;
  readonly standing: (seen: Observation, phone: SimulatedPhone) => SeenStanding | null;
};

export async function inWorld(
  conforming: Conforming,
  traps: Traps,
  story: (world: World) => Promise<void>,
): Promise<void> {
  const fleet = simulatedFleet({
    seed: 7,
    devices: 60,
    appsEach: 5,
    prohibited: PROHIBITED.flatMap((identifier) =>
      (['ios', 'android'] as const).map((platform) => ({
        identifier,
        platform,
        name: 'Prohibited',
        share: 1,
      })),
    ),
    ...conforming.fleet,
    traits: (index) => ({
      offFor: 0,
      notNow: 0,
      ...(typeof conforming.fleet.traits === 'function'
        ? conforming.fleet.traits(index)
        : conforming.fleet.traits),
    }),
  });
  const mdm = await conforming.start(fleet);
  try {
    mdm.traps.set(traps);
    const open: World['open'] = (change = (connection) => connection) =>
      conforming.kind.open(change(mdm.connect()));
    const connector = open();
    const restriction = conforming.restriction(PROHIBITED);
    const smaller = conforming.restriction(PROHIBITED.slice(0, 1));
    assert.equal(smaller.key, restriction.key, 'the suite wants two contents of one restriction');
    assert.notEqual(smaller.hash, restriction.hash);
    const contents = new Map([restriction, smaller].map((each) => [each.hash, each]));
    await story({
      mdm,
      fleet,
      connector,
      open,
      restriction,
      smaller,
      phone: fleet.phone,
      step: (step, id) => {
        const content =
          step.kind === 'put' || step.kind === 'give' ? (contents.get(step.now) ?? null) : null;
        return connector.carryOut(step, { id, content }, never());
      },
      observe: () => connector.observe({ keys: [restriction.key] }, never()),
      standing: (seen, phone) =>
        seen.standings.find(
          ({ device, key }) => device === mdm.refOf(phone) && key === restriction.key,
        ) ?? null,
    });
  } finally {
    await mdm.close();
  }
}

/** The steps by which these phones come to have the restriction, in the way that the MDM takes it. */
export function givingSteps(
  { connector, mdm, restriction }: World,
  phones: readonly SimulatedPhone[],
): readonly Step[] {
  const { key, hash } = restriction;
  const devices = phones.map(mdm.refOf);
  const put: Step = { kind: 'put', key, was: null, now: hash };
  return connector.abilities.delivery === 'fleet'
    ? [put, { kind: 'reach', key, was: null, now: { kind: 'only', devices } }]
    : [put, ...devices.map((device): Step => ({ kind: 'give', key, device, now: hash }))];
}

/** And those by which nothing of it is left. */
export function takingSteps(
  { connector, mdm, restriction }: World,
  phones: readonly SimulatedPhone[],
): readonly Step[] {
  const { key, hash } = restriction;
  const devices = phones.map(mdm.refOf);
  const drop: Step = { kind: 'drop', key, was: hash };
  return connector.abilities.delivery === 'fleet'
    ? [
        {
          kind: 'reach',
          key,
          was: { kind: 'only', devices },
          now: { kind: 'only', devices: [] },
        },
        drop,
      ]
    : [...devices.map((device): Step => ({ kind: 'take', key, device })), drop];
}

export const removal = ({ mdm }: World, phone: SimulatedPhone): Step => ({
  kind: 'remove-app',
  device: mdm.refOf(phone),
  app: 'prohibited' as AppId,
  identifier: PROHIBITED[0],
});

/** Carries steps out as a job does: what broke off comes again with the same id, until it is through. */
export async function carryOut(world: World, steps: readonly Step[], run: string): Promise<void> {
  for (const [number, step] of steps.entries()) {
    const result = await persist(() => world.step(step, `${run}-${number}`));
    assert.notEqual(result.kind, 'failed', `${step.kind}: ${JSON.stringify(result)}`);
    await world.mdm.settle(world.connector);
  }
}

const PASSING = new Set(['unavailable', 'throttled']);

/** Calls again as long as the fault is one that passes. */
async function persist<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof MdmFault) || !PASSING.has(error.kind) || tries === 20) throw error;
    }
  }
}

export type ReadPage = { readonly cursor: string | null; readonly phones: readonly string[] };

/** Reads a fleet from a cursor to its end; a page that breaks off is read again, as a sync does it. */
export async function readFleet(
  { mdm }: Pick<World, 'mdm'>,
  connector: Connector,
  from: string | null,
): Promise<readonly ReadPage[]> {
  const pages: ReadPage[] = [];
  for (let cursor = from; ;) {
    const { next, bytes } = await persist(async () => {
      const page = await connector.page(cursor, never());
      const pieces: Uint8Array[] = [];
      for await (const piece of page.content) pieces.push(piece);
      return { next: page.next, bytes: Buffer.concat(pieces) };
    });
    pages.push({ cursor, phones: await mdm.phonesIn(bytes) });
    if (next === null) return pages;
    cursor = next;
    assert.ok(pages.length < 1000, 'the pages come to no end');
  }
}
