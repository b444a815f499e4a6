import type { Field } from '../layout.ts';
import { FIELD_NAMES } from './field-names.ts';

/** Names that may stand for a device's or an app's: what else the export has decides. */
const EITHER_NAME = new Set([
  'name',
  'displayname',
  'naam',
  'nom',
  'nazwa',
  'nombre',
  'nome',
  'navn',
  'namn',
  'nimi',
  'bezeichnung',
]);
const EITHER_ID = new Set(['id', 'objectid', 'uuid', 'guid', 'key']);

/** A field, and how well the name fits it: the earlier in the list above, the lower. */
export type Named = { readonly field: Field; readonly rank: number };

const FOLDED: ReadonlyMap<string, Named> = new Map(
  (Object.entries(FIELD_NAMES) as [Field, string][])
    .flatMap(([field, names]) =>
      names.split(',').map((name, rank): [string, Named] => [foldName(name), { field, rank }]),
    )
    // Of a name that stands twice the first counts, so it is put in last.
    .toReversed(),
);

/** Case, accents, spaces and signs do not count: `Bundel-id`, `bundle_id` and `BundleID` fold alike by language. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'l')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** What stands between the levels of a flattened name. */
const LEVELS = /[.:>/\\]| - |__/;

/** The field a column or member of this name holds; `Apps: Bundle ID (text)` is looked up by its last words too. */
export function fieldNamed(name: string): Named | null {
  const whole = FOLDED.get(foldName(name));
  if (whole !== undefined) return whole;
  const bare = name.replace(/[([{].*$/, '');
  const last = bare.split(LEVELS).at(-1) ?? '';
  const known = FOLDED.get(foldName(bare)) ?? FOLDED.get(foldName(last));
  if (known !== undefined) return known;
  return COUNTED.test(foldName(bare)) ? { field: 'device-count', rank: 99 } : composed(bare);
}
/** `Anzahl von Geräten`, `number of …`: how many there are, in whatever words. */
const COUNTED =
  /^(anzahl|aantal|nombred|liczba|numberof|noof|antal|numerodi|numerode|pocet)|count$|anzahl$/;

/**
 * `Toepassingsnaam`, `Uitgever van de toepassing`, `Version der App`: a thing, and what of it, in either order. Asked of folded
 * names, where these words have no letters beyond a to z.
 */
const APP =
  'toepassing(?:s|en)?|applicaties?|apps?|anwendung(?:s|en)?|applikations?|applications?|appli|logiciels?|programm?a?s?|aplikac[a-z]+|aplicac[a-z]+|applicazion[a-z]+';
const DEVICE =
  'apparaat|apparaats|toestel|toestels|gerats?|gerates|appareils?|terminal|peripheriques?|urzadzeni[a-z]+|dispositiv[a-z]+|devices?';
const THING = `(?<app>${APP})|(?<device>${DEVICE})`;
const ASPECTS: readonly (readonly [readonly string[], Field | null, Field | null])[] = [
  [
    'naam name namen namens nom nazwa nombre nome titel title titre'.split(' '),
    'app-name',
    'device-name',
  ],
  ['versie version wersja versione versao'.split(' '), 'version', null],
  [
    'uitgever herausgeber editeur wydawca publisher leverancier hersteller ontwikkelaar entwickler developpeur'.split(
      ' ',
    ),
    'publisher',
    null,
  ],
  [
    'id identificatie kennung identifiant identyfikator identificador identificatore identifier'.split(
      ' ',
    ),
    'identifier',
    'device-id',
  ],
];
const JOIN = '(?:van|von|der|des|del|della|do|de|du|of|d|l)?(?:de|het|la|le|l|the)?';
const BEFORE = new RegExp(`^(?:${THING})$`);
const BEHIND = new RegExp(`^${JOIN}(?:${THING})$`);

/** Some of what THING names, in one look: cells of data are asked about too, and most mention nothing of the kind. */
const MENTIONS =
  /app|toepass|anwend|logiciel|progra|aplica|aplika|toestel|gerat|terminal|peripher|urzadz|dispositiv|device/;

function composed(name: string): Named | null {
  const folded = foldName(name);
  if (!MENTIONS.test(folded)) return null;
  for (const [words, app, device] of ASPECTS) {
    const found = thingBeside(words, folded);
    if (found === null) continue;
    const field = found.groups?.['app'] === undefined ? device : app;
    return field === null ? null : { field, rank: 98 };
  }
  return null;
}

/** Words first and patterns last: a pattern takes a start milliseconds before it is ready, and few names need one. */
function thingBeside(words: readonly string[], folded: string): RegExpExecArray | null {
  for (const word of words) {
    const found = folded.endsWith(word) ? BEFORE.exec(folded.slice(0, -word.length)) : null;
    if (found !== null) return found;
  }
  for (const word of words) {
    const found = folded.startsWith(word) ? BEHIND.exec(folded.slice(word.length)) : null;
    if (found !== null) return found;
  }
  return null;
}

/** `Name`, `ID`: says nothing by itself. */
export function vagueName(name: string): 'name' | 'id' | null {
  const folded = foldName(name.split(LEVELS).at(-1) ?? '');
  if (EITHER_NAME.has(folded)) return 'name';
  return EITHER_ID.has(folded) ? 'id' : null;
}

/** Members that hold the apps of a device (or all apps), folded. */
const APP_LISTS = new Set(
  `applications, apps, app_items, software, installedApplications, installedApps, installedSoftware, appInventory,
   detectedApps, discoveredApps, applicationReports, appList, InstalledApplicationList, DeviceApps, applicationList,
   app_list, mobileDeviceApplications, software_titles, softwareTitles, installed_apps, appInventories, packages,
   installedPackages, restrictedApps, AppItems, application, app, mobile_apps, inventoryApps, appsInstalled, programs,
   installed_applications, installed_software, device_apps, devices_apps, apps_list, applicationInventory, appDetails,
   toepassingen, anwendungen, aplikacje, geïnstalleerde apps, geïnstalleerde applicaties, installierte apps,
   installierte anwendungen, applications installées, apps installées, zainstalowane aplikacje, apps instaladas, app list, app inventory,
   aplicaciones instaladas, app installate, aplicativos instalados, apps on device, list of apps, third party apps, aplicaciones, applicazioni, managedApps, userApps, thirdPartyApps, pkgs, bundleIds,
   packageNames, bundle_ids, package_names, app_inventory, app_report, appReports`
    .split(',')
    .map(foldName),
);
export const isAppList = (name: string): boolean => APP_LISTS.has(foldName(name));

const DEVICE_LISTS = new Set(
  `devices, hosts, mobiledevices, mobile_devices, managedDevices, deviceList, phones, handsets, endpoints, device_list,
   host_list, enrollments, clients, apparaten, toestellen, geraete, appareils, urzadzenia, dispositivos, installedOn, installed on, device names, on devices, device list, serial numbers, serials, installed on devices, deviceStates, deviceIds`
    .split(',')
    .map(foldName),
);
export const isDeviceList = (name: string): boolean => DEVICE_LISTS.has(foldName(name));
