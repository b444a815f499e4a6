import { plain } from './content.ts';
import { isSettingId, SETTINGS, type Setting, type SettingId } from './settings.ts';

export type Options = {
  /** Reverse domain of who blocks; stem of the identifiers by which a profile is replaced and removed. */
  readonly domain: string;
  /** Shown on the phone as who set the block. */
  readonly organisation: string;
  /** Shown to administrators and on the phone. */
  readonly title: string;
  /** Also write the key that iOS knew before 15. Doubles the profile. */
  readonly olderIos: boolean;
  /** Object id of the Entra group that Intune assignments go to; null leaves a place to fill in. */
  readonly group: string | null;
  /** Hours between "a restricted app was seen" and "not compliant" in Intune. */
  readonly graceHours: number;
  /** Android: a phone on which the block does not take hold is locked, later wiped. Null: neither. */
  readonly enforcement: Enforcement | null;
  /**
   * `deny-list`: the Android policy opens the whole Play store but for what is blocked. `allow-list`: the
   * store's mode is not touched.
   */
  readonly regime: 'deny-list' | 'allow-list';
  /** Other limits than the vendors' (an MDM or transport in between may allow less). */
  readonly limits: Readonly<Partial<Record<SettingId, number>>>;
};

export type Enforcement = {
  /** Days until the phone (or its work side) is locked; 0 is at once. */
  readonly lockAfterDays: number;
  /** Days until it is wiped; more than `lockAfterDays`. */
  readonly wipeAfterDays: number;
  readonly scope: 'work-profile' | 'device';
};

export const DEFAULT_OPTIONS: Options = {
  domain: 'nl.example',
  organisation: 'Grendel',
  title: 'Prohibited apps',
  olderIos: false,
  group: null,
  graceHours: 72,
  enforcement: null,
  regime: 'deny-list',
  limits: {},
};

/** What is wrong with the options, in words; empty when nothing is. */
export function problemsOf(options: Options): readonly string[] {
  const { domain, enforcement, graceHours, limits, organisation, title } = options;
  const problems: string[] = [];
  if (!/^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(domain)) {
    problems.push('The domain must be a reverse domain name, as in nl.example');
  }
  if (plain(title) === '') problems.push('The title is empty');
  // MicrosoftDocs/memdocs custom-settings-ios.md (2020-09-16), read 2026-11-26.
  if (/\{\{|\}\}/.test(title + organisation)) {
    problems.push(
      'Intune fills in what stands between double braces: use none in title and organisation',
    );
  }
  if (!isCount(graceHours)) problems.push('The grace time must be a whole number of hours');
  if (enforcement && !isCount(enforcement.lockAfterDays)) {
    problems.push('The days until a phone is locked must be a whole number');
  }
  if (enforcement && !isCount(enforcement.wipeAfterDays)) {
    problems.push('The days until a phone is wiped must be a whole number');
  }
  if (enforcement && enforcement.wipeAfterDays <= enforcement.lockAfterDays) {
    problems.push('A phone must be locked before it is wiped: more days until the wipe');
  }
  for (const [setting, limit] of Object.entries(limits)) problems.push(...ofLimit(setting, limit));
  return problems;
}

function ofLimit(id: string, limit: number): readonly string[] {
  if (!isSettingId(id)) return [`There is no setting ${id}`];
  if (!isCount(limit)) return [`The limit of ${id} must be a whole number`];
  const vendors = (SETTINGS[id] satisfies Setting as Setting).limit;
  if (vendors?.firm && limit > vendors.most) {
    return [`${id} takes ${vendors.most} ${vendors.of} at most (${vendors.source})`];
  }
  return [];
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
