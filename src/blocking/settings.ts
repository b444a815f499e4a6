import type { CaseRule } from '../core/block-list-fit.ts';
import type { Platform } from '../core/catalogue.ts';
import type { Basis } from '../core/statements.ts';

/**
 * What one setting of one MDM can hold, how it compares, and what several of it make together. Each with
 * its source: another setting of the same MDM may do otherwise, and did (Intune's kiosk list of iOS apps
 * stopped minding case with service release 2009: MicrosoftDocs/memdocs pull 774, read 2026-11-25).
 */
export type Setting = {
  readonly platform: Platform;
  readonly wire: string;
  /** Null where the vendor states none. */
  readonly limit: Limit | null;
  readonly caseRule: Sourced & { readonly rule: CaseRule };
  /** Two of this setting on one phone: both lists count, the later one alone, or nobody says. */
  readonly together: Sourced & { readonly rule: 'union' | 'one-only' | 'unknown' };
};
type Limit = Sourced & {
  readonly most: number;
  readonly of: 'identifiers' | 'bytes';
  /** The vendor refuses more. Else it is borrowed, and may be raised by whoever knows better. */
  readonly firm: boolean;
};
type Sourced = { readonly source: string; readonly basis: Basis };

export type SettingId = keyof typeof SETTINGS;

const read = (page: string): Sourced => ({ source: `${page}, read 2026-11-25`, basis: 'read' });
const NO_PAGE: Sourced = { source: 'no page read', basis: 'unverified' };
const APPLE_RESTRICTIONS = read(
  'apple/device-management mdm/profiles/com.apple.applicationaccess.yaml',
);
const APPLE_APP_SETTINGS = read(
  'apple/device-management declarative/declarations/configurations/app.settings.yaml',
);
const GRAPH_TYPES = read('@microsoft/microsoft-graph-types 2.43.1, -beta 0.44.0-preview');
const ANDROID_MANAGEMENT = read('androidmanagement.v1 discovery document, revision 20260917');

/** Sent as written, every spelling of it: right whether the setting minds case or not. */
const EVERY_SPELLING = { rule: 'exact', ...NO_PAGE } as const;
const ANDROID_NAMES = { rule: 'exact', ...NO_PAGE } as const;
/** Two vendor pages contradict each other on conflicts: MicrosoftDocs/memdocs issue 1894. */
const CONTRADICTED = { rule: 'unknown', ...read('MicrosoftDocs/memdocs issue 1894') } as const;

export const SETTINGS = {
  'apple-profile': {
    platform: 'ios',
    wire: 'com.apple.applicationaccess blockedAppBundleIDs',
    // Apple states none. Intune's is the only one that we read of an MDM for a file it takes in.
    limit: {
      most: 1_000_000,
      of: 'bytes',
      firm: true,
      source: 'MicrosoftDocs/memdocs custom-settings-ios.md (2020-09-16), read 2026-11-26',
      basis: 'read',
    },
    caseRule: EVERY_SPELLING,
    // That the answer to `Restrictions` has a group `union` was read; that this key is in it was not.
    together: { rule: 'union', source: APPLE_RESTRICTIONS.source, basis: 'unverified' },
  },
  'apple-declaration': {
    platform: 'ios',
    wire: 'com.apple.configuration.app.settings Allowed.DeniedApps',
    limit: null,
    caseRule: EVERY_SPELLING,
    together: { rule: 'union', ...APPLE_APP_SETTINGS },
  },
  'android-policy-managed': {
    platform: 'android',
    wire: 'applications[].installType BLOCKED',
    limit: { most: 3_000, of: 'identifiers', firm: true, ...ANDROID_MANAGEMENT },
    caseRule: ANDROID_NAMES,
    together: { rule: 'one-only', ...ANDROID_MANAGEMENT },
  },
  'android-policy-personal': {
    platform: 'android',
    wire: 'personalUsagePolicies.personalApplications',
    // The discovery document states none for this list. Intune, whose Android side is this API, takes 500.
    limit: { most: 500, of: 'identifiers', firm: false, ...GRAPH_TYPES },
    caseRule: ANDROID_NAMES,
    together: { rule: 'one-only', ...ANDROID_MANAGEMENT },
  },
  'intune-settings-catalog': {
    platform: 'ios',
    wire: 'com.apple.applicationaccess_blockedappbundleids',
    limit: null,
    caseRule: EVERY_SPELLING,
    together: CONTRADICTED,
  },
  'intune-restricted-apps': {
    platform: 'ios',
    wire: 'iosGeneralDeviceConfiguration.compliantAppsList',
    limit: { most: 10_000, of: 'identifiers', firm: true, ...GRAPH_TYPES },
    caseRule: EVERY_SPELLING,
    together: CONTRADICTED,
  },
  'intune-compliance': {
    platform: 'ios',
    wire: 'iosCompliancePolicy.restrictedApps',
    limit: { most: 100, of: 'identifiers', firm: true, ...GRAPH_TYPES },
    caseRule: EVERY_SPELLING,
    together: { rule: 'unknown', ...NO_PAGE },
  },
  'intune-personal-profile': {
    platform: 'android',
    wire: 'androidDeviceOwnerGeneralDeviceConfiguration.personalProfilePersonalApplications',
    limit: { most: 500, of: 'identifiers', firm: true, ...GRAPH_TYPES },
    caseRule: ANDROID_NAMES,
    together: CONTRADICTED,
  },
  'intune-play-uninstall': {
    platform: 'android',
    wire: 'mobileAppAssignment.intent uninstall',
    limit: null,
    caseRule: ANDROID_NAMES,
    together: { rule: 'unknown', ...NO_PAGE },
  },
} as const satisfies Record<string, Setting>;

export const isSettingId = (text: string): text is SettingId => Object.hasOwn(SETTINGS, text);
