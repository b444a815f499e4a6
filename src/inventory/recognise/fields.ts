import type { DeviceField, Field } from '../layout.ts';
import { instantOf } from '../dates.ts';
import * as looks from './values.ts';
import { mostly } from './values.ts';

/** Fields that tell one device from another. */
export const DEVICE_KEYS = [
  'device-id',
  'serial',
  'imei',
  'device-name',
] as const satisfies readonly DeviceField[];

/** 1: the values look like the field; 0: nothing speaks against it; -1: they are something else. */
export function fits(field: Field, values: readonly string[]): -1 | 0 | 1 {
  const present = values.filter((value) => value.trim() !== '');
  const check = CHECKS[field];
  if (present.length === 0) return 0;
  return check === undefined || mostly(present, check, 0.3) ? 1 : -1;
}

const isNumber = (value: string): boolean => /^\d[\d.,' \u00a0\u202f]*$/.test(value);
const isMoment = (value: string): boolean =>
  looks.looksLikeDate(value) ||
  instantOf(value) !== null ||
  /^\d{4,13}([.,]\d+)?$/.test(value) ||
  /\d{1,2}:\d{2}/.test(value) ||
  /\b\d{4}\b/.test(value) ||
  /^(never|nooit|nie|jamais|nigdy|today|yesterday)$/i.test(value) ||
  / ago$/i.test(value);

/** What values must look like for a name to be believed. Where apps are listed in a cell, its parts are looked at. */
const CHECKS: Partial<Record<Field, (value: string) => boolean>> = {
  identifier: (value) => parts(value).some(looks.looksLikeIdentifier),
  'track-id': looks.looksLikeTrackId,
  collected: isMoment,
  'device-count': isNumber,
  platform: (value) =>
    /ios|ipad|iphone|android|apple|samsung|windows|mac|darwin|tvos|watch|visionos|chrome|linux|^afw$/i.test(
      value,
    ) || /^[1-9]$/.test(value),
  'app-platform': (value) => /_apps$|ios|ipad|android|apple|google|play/i.test(value),
  profile: (value) =>
    /^\d{1,4}$|work|personal|personlijk|werk|privat|owner|secondary|clone|dual|knox/i.test(value),
  managed: (value) =>
    looks.looksLikeMark(value) || /manag|assign|beheer|verwalt|zarz|g[ée]r[ée]/i.test(value),
  supervised: (value) =>
    looks.looksLikeMark(value) ||
    /supervis|wahr|falsch|waar|onwaar|vrai|faux|prawda|fa[łl]sz/i.test(value),
  'os-version': (value) => /\d/.test(value),
};

/** Cells may hold several apps, or an app as `Name (identifier)`. */
const parts = (cell: string): string[] =>
  cell.split(/[;,|\n\r()[\]<>"' ]+/).filter((part) => part !== '');
