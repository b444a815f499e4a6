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
import { idOf, type Traits, traitsOf } from './traits.ts';

/** What a phone needs of the fleet that it is of. */
export type PhoneWorld = {
  readonly seed: number;
  readonly appsEach: number;
  readonly prohibited: readonly ProhibitedApp[];
  /** Traits that were given to this phone. */
  readonly given: (index: number) => Partial<Traits>;
  /** What has happened to it; nothing has to most. */
  readonly seen: (index: number) => PhoneState | undefined;
  /** The same, to change it. `notNow`: how many NotNows it begins with. */
  readonly state: (index: number, notNow: number) => PhoneState;
  /** Hours since the fleet began. */
  readonly hours: () => number;
  /** Does something when so many hours have passed. */
  readonly later: (hours: number, work: () => void) => void;
};
export type ProhibitedApp = {
  readonly identifier: string;
  readonly name: string;
  readonly platform: Traits['platform'];
  readonly share?: number;
};

/** Makes phone `index` as it is now. Nothing is kept of it here. */
export function makePhone(world: PhoneWorld, index: number): SimulatedPhone {
  const { seed } = world;
  const traits = traitsOf(seed, index, world.given(index));
  const { platform, os, enrolment } = traits;
  const supervised = enrolment === 'supervised';
  const state = () => world.state(index, traits.notNow);
  const seen = () => world.seen(index);
  /** On which side of the phone the holder's own apps are. */
  const own = enrolment.endsWith('work-profile') ? 'personal' : 'whole';

  function* apps(): Generator<SimulatedApp> {
    const { gone, added } = seen() ?? {};
    for (const app of firstApps(world, index, platform, own))
      if (gone?.has(app.identifier) !== true && added?.has(app.identifier) !== true) yield app;
    for (const [identifier, name] of added ?? []) yield chosen(identifier, name, own);
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
  const canInstall = (identifier: string) => allows(identifier, own);
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
        world.later(24, again);
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
      if (world.hours() < traits.offFor) return 'off';
      if ((seen()?.notNow ?? traits.notNow) === 0) return 'answers';
      state().notNow -= 1;
      return 'not-now';
    },
  };
}

/** What is on a phone before anything happens to it. */
function* firstApps(
  { seed, appsEach, prohibited }: PhoneWorld,
  index: number,
  platform: Traits['platform'],
  own: SimulatedApp['side'],
): Generator<SimulatedApp> {
  const start = mixed(seed, index, 31) % INVENTED;
  const step = 1 + (mixed(seed, index, 32) % (INVENTED - 1));
  for (let number = 0; number < Math.min(appsEach, INVENTED); number += 1) {
    const managed = chance(seed, index, 1000 + number) < 0.2;
    const side = managed && own === 'personal' ? 'work' : own;
    yield inventedApp(platform, (start + number * step) % INVENTED, managed, side);
  }
  if (platform === 'ios')
    for (const [identifier, name] of SYSTEM_APPS)
      yield { identifier, name, version: '1.0', system: true, managed: false, side: 'whole' };
  for (const [number, app] of prohibited.entries())
    if (app.platform === platform && chance(seed, index, 5000 + number) < (app.share ?? 0.05))
      yield chosen(app.identifier, app.name, own);
}

const chosen = (identifier: string, name: string, side: SimulatedApp['side']): SimulatedApp => ({
  identifier,
  name,
  version: '9.4.1',
  system: false,
  managed: false,
  side,
});
