import type { Enrolment } from '../../src/core/inventory.ts';
import type { ExampleApp } from './apps.ts';
import { chance, pick, upTo, weighted } from './random.ts';
import type { Source, WeekId } from './plan.ts';

type Holder = {
  readonly first: string;
  readonly last: string;
  readonly user: string;
  readonly email: string;
};

export type Installed = {
  readonly app: ExampleApp;
  readonly identifier: string | null;
  readonly name: string;
  readonly version: string;
  /** Put there by the organisation. */
  readonly managed: boolean;
  /** On a phone with a work profile: which side. Elsewhere all is `work`: there is one side. */
  readonly side: 'work' | 'personal';
  readonly system: boolean;
};

/** What was on a device when it was last looked at, and what the MDM knows to be off it again. */
export type Look = {
  readonly collected: number;
  readonly apps: readonly Installed[];
  readonly removed: readonly Installed[];
};

export type Device = {
  readonly key: string;
  readonly source: Source;
  readonly number: number;
  readonly ministry: string;
  readonly platform: 'ios' | 'android';
  readonly tablet: boolean;
  readonly enrolment: Enrolment;
  readonly serial: string;
  readonly name: string;
  readonly model: string;
  readonly modelId: string;
  readonly os: string;
  readonly holder: Holder | null;
  /** Its apps never reach the MDM (a failed section, a policy that asks for none). */
  readonly silent: boolean;
  /** Absent: not in the fleet that week. */
  readonly looks: Partial<Record<WeekId, Look>>;
};

const words = (text: string): [string, ...string[]] => {
  const [first = '', ...rest] = text.split(',').map((word) => word.trim());
  return [first, ...rest];
};
const FIRST =
  words(`Femke, Omar, Zoë, Noémi, Søren, Fatima, Daan, Sanne, Wei, Priya, Bram, Ilse, Yusuf, Marit,
  Tjeerd, Anouk, Kwame, Lotte, Gijs, Amina, Ruben, Joke, Nadia, Pim, Hanna, Mehmet, Elif, Sven`);
const LAST =
  words(`Jansen, Bakker, de Wit, Çelik, Müller, van Dam, El Idrissi, Visser, Smit, Kaya, de Boer, Mulder,
  Pinas, Hoekstra, Nguyen, van der Veen, Bos, Vermeer, Singh, Postma, Dekker, Amrani, Kuiper`);

/** What people call it, and what the MDM calls it (Android: who made it). */
type Model = readonly [string, string];
const IPHONES: readonly [Model, ...Model[]] = [
  ['iPhone 15', 'iPhone15,4'],
  ['iPhone 13', 'iPhone14,5'],
  ['iPhone SE (3rd generation)', 'iPhone14,6'],
];
const IPADS: readonly [Model] = [['iPad (9th generation)', 'iPad12,1']];
const ANDROIDS: readonly [Model, ...Model[]] = [
  ['SM-A546B', 'samsung'],
  ['SM-S921B', 'samsung'],
  ['Pixel 8a', 'Google'],
];

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('ø', 'o')
    .toLowerCase();

function holderOf(key: string, number: number, ministry: string): Holder {
  const first = pick(FIRST, key, 'first');
  const last = pick(LAST, key, 'last');
  const user = `${plain(first).slice(0, 1)}.${plain(last).replaceAll(' ', '')}${number}`;
  const domain = `${ministry.replace('Ministry of ', '').toLowerCase()}.example.nl`;
  return { first, last, user, email: `${user}@${domain}` };
}

/** A device without its apps. `number` is unique within the source; serials hold TEST. */
export function makeDevice(source: Source, number: number): Omit<Device, 'looks'> {
  const key = `${source.id}-${number}`;
  const platform = weighted(source.platforms, key, 'platform');
  const tablet = chance(key, 'tablet') < source.tablets;
  const enrolment = weighted(source[platform], key, 'enrolment');
  const ministry = source.ministries[number % source.ministries.length] ?? source.ministries[0];
  // A tablet on a counter belongs to nobody.
  const holder = tablet && chance(key, 'shared') < 0.5 ? null : holderOf(key, number, ministry);
  const [model, modelId] =
    platform === 'android'
      ? pick(ANDROIDS, key, 'model')
      : pick(tablet ? IPADS : IPHONES, key, 'model');
  const kind = platform === 'android' ? (tablet ? 'Tab' : 'Galaxy') : tablet ? 'iPad' : 'iPhone';
  const prefix = platform === 'android' ? 'R5TEST' : tablet ? 'DMPTEST' : 'F9TEST';
  return {
    key,
    source,
    number,
    ministry,
    platform,
    tablet,
    enrolment,
    serial: `${prefix}${source.letter}${String(number).padStart(4, '0')}`,
    name: holder ? `${kind} van ${holder.first} ${number}` : `${kind} balie ${number}`,
    model,
    modelId,
    os: osOf(platform, key),
    holder,
    silent: chance(key, 'silent') < (canBeSilent(source, enrolment) ? 0.04 : 0),
  };
}

const osOf = (platform: 'ios' | 'android', key: string): string =>
  platform === 'ios'
    ? weighted(
        [
          ['26.1', 5],
          ['26.0.1', 2],
          ['18.7.2', 3],
        ],
        key,
        'os',
      )
    : String(14 + upTo(3, key, 'os'));

/** Jamf gives a null section, an Android policy without application reports gives no list. */
const canBeSilent = (source: Source, enrolment: Enrolment): boolean =>
  source.id === 'jamf' || (source.id === 'android-management' && enrolment !== 'fully-managed');
