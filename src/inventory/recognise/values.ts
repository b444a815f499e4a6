import { looksLikeStoreLink } from '../store-link.ts';
/** What a value looks like, whatever its column is called. Shapes only: no value leaves this file. */

const IDENTIFIER = /^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)+$/;
const FILE_OR_HOST = /\.(com|org|net|nl|de|fr|eu|exe|app|csv|txt|png|pl|io|gov)$/i;
const VERSION = /^v?\d+([.-]\d+)+/;

/** Package names and bundle IDs: words with dots, the first of them a domain or a short prefix. */
export const looksLikeIdentifier = (value: string): boolean =>
  value.length <= 255 &&
  IDENTIFIER.test(value) &&
  !VERSION.test(value) &&
  (value.split('.').length > 2 || !FILE_OR_HOST.test(value));

/** App Store numbers. Links to a store are not taken apart by the scanners, and left alone. */
export const looksLikeTrackId = (value: string): boolean =>
  /^\d{9,10}$/.test(value) || looksLikeStoreLink(value);

/** Apple serials have 8 to 14 letters and digits, Android ones up to 20; a letter and a digit at least. */
export const looksLikeSerial = (value: string): boolean =>
  /^[A-Z0-9]{8,20}$/.test(value) && /\d/.test(value) && /[A-Z]/.test(value);

export const looksLikeImei = (value: string): boolean =>
  /^\d{14,16}$/.test(value.replaceAll(/[ -]/g, ''));

/** UDIDs of Apple devices, and GUIDs. */
export const looksLikeDeviceId = (value: string): boolean =>
  /^[0-9A-F]{8}-[0-9A-F]{16}$/i.test(value) ||
  /^[0-9a-f]{40}$/i.test(value) ||
  looksLikeGuid(value);

const looksLikeGuid = (value: string): boolean =>
  /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i.test(value);

export const looksLikeEmail = (value: string): boolean =>
  /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(value);

export const looksLikeDate = (value: string): boolean =>
  /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?$/.test(value) ||
  /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}([ ,]+\d{1,2}:\d{2}.*)?$/.test(value);

export const looksLikePlatform = (value: string): boolean =>
  /^(ios|ipados|android|iphone|ipad|ios\/ipados|androidforwork|apple|android enterprise)$/i.test(
    value,
  );

export const looksLikeMark = (value: string): boolean =>
  /^(yes|no|ja|nee|nein|oui|non|tak|nie|si|x|✓|✔|true|false|0|1|y|n|t|f|-)?$/i.test(value.trim());

/** Whether at least `share` of the values that are not empty look so; false where all are empty. */
export function mostly(
  values: readonly string[],
  looks: (value: string) => boolean,
  share = 0.6,
): boolean {
  const present = values.map((value) => value.trim()).filter((value) => value !== '');
  return present.length > 0 && present.filter(looks).length >= present.length * share;
}
