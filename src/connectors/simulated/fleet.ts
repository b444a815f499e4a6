import type { Instant } from '../../core/inventory.ts';
import { inventedApp, INVENTED, type SimulatedApp, SYSTEM_APPS } from './apps.ts';
import { chance, mixed } from './chance.ts';
import {
  atLeast,
  concerns,
  forbids,
  isInForce,
  type PhoneState,
  type SimulatedPhone,
} from './phone.ts';
import { idOf, indexOf, type Traits, traitsOf } from './traits.ts';

export type FleetOptions = {
  readonly seed: number;
  readonly devices: number;
  /** Harmless invented apps on each phone. */
  readonly appsEach?: number;
  /** Apps that a policy prohibits, and how many of the phones have one, from 0 to 1 (a twentieth unless said). */
  readonly prohibited?: readonly ProhibitedApp[];
  /** Traits that all phones have, or those of one phone. */
  readonly traits?: Partial<Traits> | ((index: number) => Partial<Traits>);
  /** When it begins: milliseconds since 1970. */
  readonly begins?: number;
};
export type ProhibitedApp = {
  readonly identifier: string;
  readonly name: string;
  readonly platform: Traits['platform'];
  readonly share?: number;
};

/** Phones that nobody owns. All of it follows from the seed; time passes only when it is told to. */
export type SimulatedFleet = {
  readonly seed: number;
  readonly size: number;
  /** From 0 up to `size`. */
  readonly phone: (index: number) => SimulatedPhone;
  readonly phones: () => Iterable<SimulatedPhone>;
  readonly find: (id: string) => SimulatedPhone | null;
  readonly now: () => number;
  readonly clock: () => Instant;
  /** Lets hours pass: who re-installs does so, phones are switched on. */
  readonly advance: (hours: number) => void;
};

const BEGINS = Date.UTC(2026, 10, 23, 6);
const HOUR = 3_600_000;
const A_DAY = 24 * HOUR;

export function simulatedFleet(options: FleetOptions): SimulatedFleet {
  const { seed, devices, appsEach = 100, prohibited = [], begins = BEGINS } = options;
  const states = new Map<number, PhoneState>();
  let comingBack: readonly { readonly at: number; readonly again: () => void }[] = [];
  let now = begins;

  const given = (index: number): Partial<Traits> =>
    typeof options.traits === 'function' ? options.traits(index) : (options.traits ?? {});

  function stateOf(index: number, notNow: number): PhoneState {
    const state = states.get(index) ?? {
      gone: new Set(),
      added: new Map(),
      held: new Map(),
      notNow,
    };
    states.set(index, state);
    return state;
  }

  function phone(index: number): SimulatedPhone {
    if (!Number.isInteger(index) || index < 0 || index >= devices)
      throw new RangeError(`there is no phone ${index}`);
    const traits = traitsOf(seed, index, given(index));
    const { platform, os, enrolment } = traits;
    const supervised = enrolment === 'supervised';
    const state = () => stateOf(index, traits.notNow);
    const seen = () => states.get(index);
    const profile = enrolment.endsWith('work-profile');

    function* first(): Generator<SimulatedApp> {
      const start = mixed(seed, index, 31) % INVENTED;
      const step = 1 + (mixed(seed, index, 32) % (INVENTED - 1));
      for (let number = 0; number < Math.min(appsEach, INVENTED); number += 1) {
        const managed = chance(seed, index, 1000 + number) < 0.2;
        const side = profile ? (managed ? 'work' : 'personal') : 'whole';
        const app = inventedApp(platform, (start + number * step) % INVENTED);
        yield { ...app, system: false, managed, side };
      }
      if (platform === 'ios')
        for (const [identifier, name] of SYSTEM_APPS)
          yield { identifier, name, version: '1.0', system: true, managed: false, side: 'whole' };
      for (const [number, app] of prohibited.entries())
        if (app.platform === platform && chance(seed, index, 5000 + number) < (app.share ?? 0.05))
          yield own(app.identifier, app.name);
    }
    const own = (identifier: string, name: string): SimulatedApp => ({
      identifier,
      name,
      version: '9.4.1',
      system: false,
      managed: false,
      side: profile ? 'personal' : 'whole',
    });
    function* apps(): Generator<SimulatedApp> {
      const { gone, added } = seen() ?? {};
      for (const app of first())
        if (gone?.has(app.identifier) !== true && added?.has(app.identifier) !== true) yield app;
      for (const [identifier, name] of added ?? []) yield own(identifier, name);
    }
    const app = (identifier: string): SimulatedApp | undefined => {
      for (const each of apps()) if (each.identifier === identifier) return each;
      return undefined;
    };
    const inForce = () =>
      new Map(
        [...(seen()?.held ?? [])].filter(([, effect]) => isInForce(effect, { supervised, os })),
      );
    const allows = (identifier: string, side: SimulatedApp['side']): boolean =>
      [...inForce().values()].every(
        (effect) => !concerns(effect, side) || !forbids(effect, identifier),
      );
    const canInstall = (identifier: string) => allows(identifier, profile ? 'personal' : 'whole');
    function uninstall(identifier: string): void {
      state().added.delete(identifier);
      state().gone.add(identifier);
    }
    function install(identifier: string, name: string): boolean {
      if (!canInstall(identifier)) return false;
      if (app(identifier) === undefined) state().added.set(identifier, name);
      return true;
    }
    const shows = (app: SimulatedApp): boolean => {
      if (platform === 'android') return app.side !== 'personal';
      if (enrolment === 'user-enrolment') return app.managed;
      return !app.system || atLeast(os, [26]);
    };

    return {
      ...traits,
      index,
      supervised,
      apps,
      shows,
      inForce,
      canInstall,
      uninstall,
      id: idOf(seed, index),
      serial:
        `SIM${mixed(seed, index, 23).toString(36).slice(0, 4)}${index.toString(36).padStart(5, '0')}`.toUpperCase(),
      name: `Simulated ${platform === 'ios' ? 'iPhone' : 'phone'} ${index}`,
      person: `person${index}@simulated.example`,
      has: (identifier) => app(identifier) !== undefined,
      canOpen: (identifier) => {
        const there = app(identifier);
        return there !== undefined && allows(identifier, there.side);
      },
      install: (identifier, name = identifier) => install(identifier, name),
      call: (identifier) => {
        const there = app(identifier);
        if (traits.holder === 'never' || there === undefined) return;
        uninstall(identifier);
        if (traits.holder === 'reinstalls') {
          const again = () => void install(identifier, there.name);
          comingBack = [...comingBack, { at: now + A_DAY, again }];
        }
      },
      put: (name, effect) => {
        state().held.set(name, effect);
        if (!effect.uninstalls || !isInForce(effect, { supervised, os })) return;
        for (const each of apps())
          if (concerns(effect, each.side) && forbids(effect, each.identifier) && !each.system)
            uninstall(each.identifier);
      },
      take: (name) => void seen()?.held.delete(name),
      held: () => seen()?.held ?? new Map(),
      remove: (identifier) => {
        const there = app(identifier);
        if (there === undefined) return 'not-there';
        const may =
          platform === 'ios'
            ? there.managed || (supervised && atLeast(os, [26]))
            : there.side !== 'personal';
        if (!may) return 'not-managed';
        uninstall(identifier);
        return 'removed';
      },
      contact: () => {
        if (now < begins + traits.offFor * HOUR) return 'off';
        if ((seen()?.notNow ?? traits.notNow) === 0) return 'answers';
        state().notNow -= 1;
        return 'not-now';
      },
    };
  }

  return {
    seed,
    size: devices,
    phone,
    phones: function* () {
      for (let index = 0; index < devices; index += 1) yield phone(index);
    },
    find: (id) => {
      const index = indexOf(seed, id);
      return index === null || index >= devices ? null : phone(index);
    },
    now: () => now,
    clock: () => new Date(now).toISOString() as Instant,
    advance: (hours) => {
      now += hours * HOUR;
      const due = comingBack.filter(({ at }) => at <= now);
      comingBack = comingBack.filter(({ at }) => at > now);
      for (const { again } of due) again();
    },
  };
}
