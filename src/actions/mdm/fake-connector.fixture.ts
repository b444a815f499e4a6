import type { Instant } from '../../core/inventory.ts';
import type { Abilities, Ability } from '../../core/mdm/abilities.ts';
import type { DeviceRef, ManagedDevice } from '../../core/mdm/device.ts';
import type { Observation, SeenStanding } from '../../core/mdm/observation.ts';
import type { Delivery, Step } from '../../core/mdm/plan.ts';
import type { Reach, Restriction, RestrictionKey, Standing } from '../../core/mdm/restriction.ts';
import { memberOf } from '../../core/mdm/reach.ts';
import type { AppId } from '../../core/statements.ts';
import {
  MdmFault,
  type Connector,
  type ConnectorKind,
  type FleetPage,
  type StepResult,
} from './connector.ts';

/** An MDM in memory, for tests only. It is as sly as real ones: what it can be told to do wrong stands in `Traps`. */
export type FakeMdm = {
  readonly kind: ConnectorKind;
  readonly connector: Connector;
  readonly phones: Map<string, FakePhone>;
  readonly restrictions: Map<RestrictionKey, { restriction: Restriction; reach: Reach | null }>;
  readonly given: Map<string, Map<RestrictionKey, Restriction>>;
  /** Ids of steps that changed something, in their order; a repeated id changes nothing. */
  readonly effects: string[];
  /** Steps that were ever asked for, with their ids, as often as they came. */
  readonly asked: { readonly id: string; readonly step: Step }[];
  readonly removed: string[];
  traps: Traps;
  /** Pages that were asked for: numbers. */
  readonly pagesAsked: number[];
};
export type FakePhone = {
  apps: readonly string[];
  readonly platform: 'ios' | 'android';
  readonly enrolment: ManagedDevice['enrolment'];
  isOff: boolean;
};
type Traps = {
  /** Called before anything is answered: throws to do so. */
  readonly before?: (call: 'page' | 'observe' | 'carryOut', n: number) => void | Promise<void>;
  /** Called after the MDM has done it and before it answers: as a connection that breaks. */
  readonly after?: (call: 'page' | 'observe' | 'carryOut', n: number) => void;
  /** Forgets cursors that were given out before this number of calls. */
  readonly losesCursorAt?: number;
  /** Answers done, and does nothing. */
  readonly deaf?: boolean;
  readonly standing?: Standing;
  readonly unread?: Observation['unread'];
  readonly fails?: (step: Step) => StepResult | null;
};

const SOURCE = { basis: 'unverified', says: 'invented for tests' } as const;
const CAN: Ability = { can: true, by: 'memory', needs: [], source: SOURCE };

export type FakeOptions = {
  readonly delivery?: Delivery;
  readonly pageSize?: number;
  readonly clock: () => Instant;
  /** Sends what its devices answer by itself. */
  readonly hears?: boolean;
  /** The bytes of a page, as the fold of the test reads them. */
  readonly content: (phones: readonly (readonly [string, FakePhone])[]) => Uint8Array;
};

export function fakeMdm(options: FakeOptions): FakeMdm {
  const { delivery = 'fleet', pageSize = 2, clock, content } = options;
  const abilities: Abilities = {
    mdm: 'fake',
    title: 'An MDM of tests',
    matchesBy: 'identifier',
    delivery,
    levers: (['ios', 'android'] as const).flatMap((platform) =>
      (['supervised', 'fully-managed'] as const).map((enrolment) => ({
        platform,
        enrolment,
        shows: 'all' as const,
        age: null,
        block: CAN,
        remove: CAN,
      })),
    ),
    allowList: CAN,
    exempt: CAN,
    markNonCompliant: CAN,
    messageHolder: CAN,
    verify: { strongest: 'proven', by: 'memory', source: SOURCE },
    limits: [],
    rights: { read: [], apply: [] },
  };
  const calls = { page: 0, observe: 0, carryOut: 0 };
  const enter = async (call: keyof typeof calls): Promise<void> => {
    calls[call]++;
    await mdm.traps.before?.(call, calls[call]);
  };
  const leave = (call: keyof typeof calls): void => mdm.traps.after?.(call, calls[call]);

  const connector: Connector = {
    abilities,
    async page(cursor): Promise<FleetPage> {
      await enter('page');
      if (cursor !== null && mdm.traps.losesCursorAt === calls.page)
        throw new MdmFault('cursor-lost', 'the cursor is gone', 'Begin again.');
      const from = cursor === null ? 0 : Number(cursor.slice('device-id-'.length));
      mdm.pagesAsked.push(from / pageSize);
      const all = [...mdm.phones];
      const some = all.slice(from, from + pageSize);
      const next = from + pageSize < all.length ? `device-id-${from + pageSize}` : null;
      leave('page');
      return {
        content: once(options.hears ? null : content(some)),
        next,
        devices: options.hears ? null : all.length,
        moment: clock(),
      };
    },
    async observe() {
      await enter('observe');
      const seen: Observation = {
        id: `observation ${calls.observe}`,
        at: clock(),
        devices: [...mdm.phones].map(([id, phone]): ManagedDevice => ({
          ref: id as DeviceRef,
          platform: phone.platform,
          os: [26, 1],
          enrolment: phone.enrolment,
          ownership: 'company',
          capabilities: [],
          heard: clock(),
        })),
        restrictions: [...mdm.restrictions].map(([key, { restriction, reach }]) => ({
          key,
          hash: restriction.hash,
          reach: delivery === 'fleet' ? reach : null,
        })),
        standings: standings(),
        conflicts: [],
        unread: mdm.traps.unread ?? [],
      };
      leave('observe');
      return seen;
    },
    async carryOut(step, { id, content: restriction }) {
      await enter('carryOut');
      mdm.asked.push({ id, step });
      const failed = mdm.traps.fails?.(step);
      if (failed) return failed;
      if (mdm.traps.deaf) return { kind: 'done' };
      if ('device' in step && mdm.phones.get(step.device)?.isOff) return { kind: 'waiting' };
      if (doIt(step, restriction)) mdm.effects.push(id);
      leave('carryOut');
      return { kind: 'done' };
    },
    probe: async () => [
      {
        use: 'read',
        what: 'the list of devices',
        right: null,
        tried: true,
        fault: null,
        serverTime: Date.parse(clock()),
        count: mdm.phones.size,
      },
    ],
    nudge: null,
    hear: options.hears
      ? async ({ body }) => ({
          content: body.length === 0 ? null : body,
          answer: { status: 200, type: null, body: null },
        })
      : null,
  };

  function standings(): readonly SeenStanding[] {
    const found: SeenStanding[] = [];
    const add = (device: string, restriction: Restriction, key: RestrictionKey): void => {
      if (!restriction.fits.platforms.includes(mdm.phones.get(device)?.platform ?? 'ios')) return;
      const standing = mdm.phones.get(device)?.isOff
        ? 'assigned'
        : (mdm.traps.standing ?? 'proven');
      found.push({
        device: device as DeviceRef,
        key,
        standing,
        hash: restriction.hash,
        at: null,
        reason: null,
      });
    };
    for (const device of mdm.phones.keys()) {
      if (delivery === 'device')
        for (const [key, restriction] of mdm.given.get(device) ?? []) add(device, restriction, key);
      else
        for (const [key, { restriction, reach }] of mdm.restrictions)
          if (memberOf(reach)(device as DeviceRef)) add(device, restriction, key);
    }
    return found;
  }

  /** Whether it changed anything. */
  function doIt(step: Step, restriction: Restriction | null): boolean {
    switch (step.kind) {
      case 'put': {
        if (restriction === null) throw new Error('nothing to put');
        const before = mdm.restrictions.get(step.key);
        if (before?.restriction.hash === step.now) return false;
        mdm.restrictions.set(step.key, { restriction, reach: before?.reach ?? null });
        return true;
      }
      case 'reach': {
        const lying = mdm.restrictions.get(step.key);
        if (!lying) throw new Error('a reach of what is not there');
        const changed = JSON.stringify(lying.reach) !== JSON.stringify(step.now);
        lying.reach = step.now;
        return changed;
      }
      case 'give': {
        if (restriction === null) throw new Error('nothing to give');
        const has = mdm.given.get(step.device) ?? new Map<RestrictionKey, Restriction>();
        mdm.given.set(step.device, has);
        if (has.get(step.key)?.hash === step.now) return false;
        has.set(step.key, restriction);
        return true;
      }
      case 'take':
        return mdm.given.get(step.device)?.delete(step.key) ?? false;
      case 'drop':
        return mdm.restrictions.delete(step.key);
      case 'remove-app': {
        const phone = mdm.phones.get(step.device);
        if (!phone?.apps.includes(step.app)) return false;
        phone.apps = phone.apps.filter((app) => app !== step.app);
        mdm.removed.push(`${step.app} ${step.device}`);
        return true;
      }
    }
  }

  const mdm: FakeMdm = {
    kind: {
      abilities,
      asks: [
        {
          name: 'url',
          what: 'Its address',
          secret: false,
          which: true,
          use: 'read',
          optional: false,
        },
        { name: 'token', what: 'A token', secret: true, use: 'read', optional: false },
      ],
      open: () => connector,
    },
    connector,
    phones: new Map(),
    restrictions: new Map(),
    given: new Map(),
    effects: [],
    asked: [],
    removed: [],
    traps: {},
    pagesAsked: [],
  };
  return mdm;
}

/** A block list as the fake takes it. */
export function fakeRestriction(apps: readonly string[], name = 'block.test'): Restriction {
  return {
    key: name as RestrictionKey,
    kind: 'apple-profile' as Restriction['kind'],
    content: JSON.stringify(apps),
    hash: Buffer.from(`${name} ${apps.join(' ')}`)
      .toString('hex')
      .padEnd(64, '0') as never,
    effect: 'prevents',
    apps: apps as readonly AppId[],
    fits: {
      platforms: ['ios', 'android'],
      enrolments: ['supervised', 'fully-managed'],
      from: null,
      before: null,
      capability: null,
      unless: null,
    },
  };
}

async function* once(content: Uint8Array | null): AsyncGenerator<Uint8Array> {
  if (content !== null) yield content;
}
