import type { Platform } from '../../core/catalogue.ts';
import type { Enrolment, Instant, SeenDevice, Visibility } from '../../core/inventory.ts';
import type { Classified } from './device-texts.ts';
import { grown } from './grown.ts';

/** The facts of a device that are neither key nor name. */
type Facts = Classified & Pick<SeenDevice, 'organisation'>;

/**
 * What is known of each device, by its number: in columns, since a fleet has hundreds of thousands. A word is a byte, a time a
 * number, an organisation its place in a list.
 */
export type DeviceFacts = {
  /** One more device, of which nothing is known: its number. */
  readonly add: () => number;
  readonly at: (device: number) => Facts;
  readonly platform: (device: number) => Platform | null;
  /** Of its holder, as the ownership or the kind of enrolment says. */
  readonly isPersonal: (device: number) => boolean;
  /** The inventory can show nothing of it. */
  readonly seesNothing: (device: number) => boolean;
  /** A record that brings words which none before had knows better; what it does not know stays. */
  readonly learn: (device: number, more: Classified) => void;
  readonly setOrganisation: (device: number, organisation: string | null) => void;
  readonly setVisibility: (device: number, visibility: Visibility) => void;
  /** Takes over what another number of the same device knows. */
  readonly join: (other: number, into: number) => void;
  /** The latest time of all. */
  readonly newest: () => Instant | null;
  /** Bytes that the columns take. */
  readonly size: () => number;
};

export function createDeviceFacts(): DeviceFacts {
  const organisations: string[] = [];
  const placeOf: Map<string, number> = new Map();
  let count = 0;
  let platforms = new Uint8Array(256);
  let enrolments = new Uint8Array(256);
  let ownerships = new Uint8Array(256);
  let visibilities = new Uint8Array(256);
  /** Seconds since 1970; 0 is none. */
  let times = new Uint32Array(256);
  /** 0 is none, else the place in `organisations` plus one. */
  let organisationOf = new Uint32Array(256);

  function platformOf(device: number): Platform | null {
    const platform = PLATFORMS[platforms[device] as number];
    return platform === undefined || platform === 'unknown' ? null : platform;
  }

  function at(device: number): Facts {
    const time = times[device] as number;
    return {
      platform: platformOf(device),
      enrolment: ENROLMENTS[enrolments[device] as number] ?? 'unknown',
      ownership: OWNERSHIPS[ownerships[device] as number] ?? 'unknown',
      visibility: VISIBILITIES[visibilities[device] as number] ?? 'unknown',
      collected: time === 0 ? null : instantOf(time),
      organisation: organisations[(organisationOf[device] as number) - 1] ?? null,
    };
  }

  function learn(device: number, more: Classified): void {
    if (platforms[device] === 0) platforms[device] = PLATFORMS.indexOf(more.platform ?? 'unknown');
    if (times[device] === 0 && more.collected !== null) times[device] = secondsOf(more.collected);
    if (more.enrolment !== 'unknown') enrolments[device] = ENROLMENTS.indexOf(more.enrolment);
    if (more.ownership !== 'unknown') ownerships[device] = OWNERSHIPS.indexOf(more.ownership);
    if (more.visibility !== 'unknown') visibilities[device] = VISIBILITIES.indexOf(more.visibility);
  }

  return {
    add() {
      if (count === platforms.length) {
        platforms = grown(platforms);
        enrolments = grown(enrolments);
        ownerships = grown(ownerships);
        visibilities = grown(visibilities);
        times = grown(times);
        organisationOf = grown(organisationOf);
      }
      return count++;
    },
    at,
    platform: platformOf,
    isPersonal: (device) =>
      ownerships[device] === PERSONAL || PERSONAL_ENROLMENTS.has(enrolments[device] as number),
    seesNothing: (device) => visibilities[device] === NOTHING,
    learn,
    setOrganisation(device, organisation) {
      if (organisation === null) return;
      let place = placeOf.get(organisation);
      if (place === undefined) {
        place = organisations.push(organisation);
        placeOf.set(organisation, place);
      }
      organisationOf[device] = place;
    },
    setVisibility(device, visibility) {
      visibilities[device] = VISIBILITIES.indexOf(visibility);
    },
    join(other, into) {
      if (organisationOf[into] === 0) organisationOf[into] = organisationOf[other] as number;
      learn(into, at(other));
    },
    newest() {
      const time = times.reduce((latest, one) => Math.max(latest, one), 0);
      return time === 0 ? null : instantOf(time);
    },
    size: () =>
      [platforms, enrolments, ownerships, visibilities, times, organisationOf].reduce(
        (sum, column) => sum + column.byteLength,
        0,
      ),
  };
}

/** All words of a kind; the compiler counts them. The first is what an empty column says. */
const wordsOf = <W extends string>(words: Readonly<Record<W, true>>): readonly W[] =>
  Object.keys(words) as W[];

const PLATFORMS = wordsOf<Platform | 'unknown'>({ unknown: true, ios: true, android: true });
const ENROLMENTS = wordsOf<Enrolment>({
  unknown: true,
  supervised: true,
  'device-enrolment': true,
  'user-enrolment': true,
  'fully-managed': true,
  'company-work-profile': true,
  'personal-work-profile': true,
});
const OWNERSHIPS = wordsOf<SeenDevice['ownership']>({
  unknown: true,
  company: true,
  personal: true,
});
const VISIBILITIES = wordsOf<Visibility>({
  unknown: true,
  all: true,
  'managed-only': true,
  'work-side': true,
  'names-only': true,
  nothing: true,
});
const PERSONAL = OWNERSHIPS.indexOf('personal');
const NOTHING = VISIBILITIES.indexOf('nothing');
const PERSONAL_ENROLMENTS: ReadonlySet<number> = new Set([
  ENROLMENTS.indexOf('user-enrolment'),
  ENROLMENTS.indexOf('personal-work-profile'),
]);

/** An `Instant` is whole seconds, between 2007 and 2100 (`dates.ts`): it fits, and comes out as it went in. */
const secondsOf = (instant: Instant): number => Date.parse(instant) / 1000;
const instantOf = (seconds: number): Instant =>
  `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z` as Instant;
