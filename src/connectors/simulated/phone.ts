import type { OsVersion } from '../../core/mdm/device.ts';
import type { SimulatedApp } from './apps.ts';
import type { Traits } from './traits.ts';

/** What something that an MDM put on a phone does there. */
export type Effect = {
  readonly blocked: ReadonlySet<string>;
  /** Nothing but these; null where it is no allow list. */
  readonly allowed: ReadonlySet<string> | null;
  /** On a phone that is not, it lies there, is reported as applied, and does nothing. */
  readonly needs: 'supervision' | 'nothing';
  /** Below this version it does nothing. */
  readonly from: OsVersion | null;
  /** Which apps it is about. */
  readonly side: 'all' | 'work' | 'personal';
  /** Android's BLOCKED takes the app off; Apple's keys hide it and leave it there. */
  readonly uninstalls: boolean;
};

type Removed = 'removed' | 'not-there' | 'not-managed';
type Contact = 'answers' | 'not-now' | 'off';

/** One phone of a simulated fleet, made when it is asked for; what happens to it is kept by the fleet. */
export type SimulatedPhone = Traits & {
  readonly index: number;
  /** Of the form of a UUID, lower case. */
  readonly id: string;
  readonly serial: string;
  readonly name: string;
  /** Address of its invented holder. */
  readonly person: string;
  readonly supervised: boolean;
  /** All that is on it, in an order that stays. */
  readonly apps: () => Iterable<SimulatedApp>;
  /** What it shows its MDM: managed apps of a User Enrolment, the work side of a work profile, system apps from iOS 26 on. */
  readonly shows: (app: SimulatedApp) => boolean;
  readonly has: (identifier: string) => boolean;
  /** It is there, and nothing in force hides it. */
  readonly canOpen: (identifier: string) => boolean;
  readonly canInstall: (identifier: string) => boolean;
  /** What the holder does; false where it is not possible. */
  readonly install: (identifier: string, name?: string) => boolean;
  readonly uninstall: (identifier: string) => void;
  /** The holder is called about an app, and does what they do. */
  readonly call: (identifier: string) => void;
  /** What the MDM does. The phone says "applied" whatever comes of it. */
  readonly put: (name: string, effect: Effect) => void;
  readonly take: (name: string) => void;
  readonly held: () => ReadonlyMap<string, Effect>;
  /** Of what it holds, that which has an effect on this phone. */
  readonly inForce: () => ReadonlyMap<string, Effect>;
  /**
   * Apple's RemoveApplication: managed apps anywhere, every app on a supervised phone from iOS 26 on. Android: what is on the MDM's
   * side. The app's data goes with it.
   */
  readonly remove: (identifier: string) => Removed;
  /** The MDM tries to reach it: counts the NotNows down. */
  readonly contact: () => Contact;
};

/** What has happened to one phone; kept only of those to which something has. */
export type PhoneState = {
  readonly gone: Set<string>;
  readonly added: Map<string, string>;
  readonly held: Map<string, Effect>;
  notNow: number;
};

export const atLeast = (os: OsVersion, from: OsVersion): boolean => {
  for (let part = 0; part < from.length; part += 1) {
    const difference = (os[part] ?? 0) - (from[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
};

export const isInForce = (
  effect: Effect,
  phone: Pick<SimulatedPhone, 'supervised' | 'os'>,
): boolean =>
  (effect.needs === 'nothing' || phone.supervised) &&
  (effect.from === null || atLeast(phone.os, effect.from));

export const concerns = (effect: Effect, side: SimulatedApp['side']): boolean =>
  effect.side === 'all' || side === 'whole' || effect.side === side;

/** An allow list names the apps that may be used; the phone itself is not one of them. */
const NEVER_HIDDEN = new Set(['com.apple.Preferences', 'com.apple.mobilephone']);

export const forbids = (effect: Effect, identifier: string): boolean =>
  !NEVER_HIDDEN.has(identifier) &&
  (effect.blocked.has(identifier) || (effect.allowed !== null && !effect.allowed.has(identifier)));
