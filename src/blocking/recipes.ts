import type { ArtefactKind } from '../core/artefact.ts';
import type { Fitted } from '../core/block-list-fit.ts';
import type { BlockList } from '../core/block-list.ts';
import type { Fit, Restriction } from '../core/mdm/restriction.ts';
import { androidPolicies } from './android-policy.ts';
import { denial } from './apple-declaration.ts';
import { profile, profileParts } from './apple-profile.ts';
import { personalProfile, playUninstall } from './intune-android.ts';
import { compliance, restrictedApps, settingsCatalog } from './intune-apple.ts';
import type { Options } from './options.ts';
import { place } from './place.ts';
import type { SettingId } from './settings.ts';

/** How a block list becomes restrictions of one kind. */
export type Recipe = {
  readonly kind: ArtefactKind;
  readonly setting: SettingId;
  readonly effect: Restriction['effect'];
  readonly fits: Fit;
  /**
   * Parts of a list, each with its content. `name` is what follows `block` in the restriction's key without its kind (`''`, `.2`,
   * `.app.1a2b3c4d`).
   */
  readonly parts: (list: BlockList, name: string, options: Options) => readonly Part[];
  /** The same content under another name, where it bears one by which a device tells it apart. */
  readonly named:
    | ((identifiers: readonly string[], name: string, options: Options) => string)
    | null;
};
export type Part = { readonly fitted: Fitted; readonly name: string; readonly content: string };

const ANY: Omit<Fit, 'platforms' | 'enrolments'> = {
  from: null,
  before: null,
  capability: null,
  unless: null,
};
const APP_SETTINGS = 'com.apple.configuration.app.settings';

const partSuffix = (name: string, part: number): string => (part === 1 ? name : `${name}.${part}`);

/**
 * Apple, mdm/profiles/com.apple.applicationaccess.yaml (read 2026-11-25): blockedAppBundleIDs from iOS 15 on, supervised, forbidden
 * under User Enrolment; deprecated in 27 and not removed, so that it also serves a device of 27 that cannot be sent declarations.
 */
export const appleProfile = ({ declarations }: { readonly declarations: boolean }): Recipe => ({
  kind: 'apple-profile',
  setting: 'apple-profile',
  effect: 'prevents',
  fits: {
    ...ANY,
    platforms: ['ios'],
    enrolments: ['supervised'],
    from: [15],
    unless: declarations ? APP_SETTINGS : null,
  },
  parts: (list, name, options) =>
    profileParts(list, options, (part) => `block${partSuffix(name, part)}`).map((fitted, index) => {
      const own = partSuffix(name, index + 1);
      return { fitted, name: own, content: profile(fitted.identifiers, `block${own}`, options) };
    }),
  named: (identifiers, name, options) => profile(identifiers, `block${name}`, options),
});

/** Apple, declarations/configurations/app.settings.yaml (read 2026-11-25): OS 27 on, supervised, named among the capabilities. */
export const APPLE_DECLARATION: Recipe = {
  kind: 'apple-declaration',
  setting: 'apple-declaration',
  effect: 'prevents',
  fits: {
    ...ANY,
    platforms: ['ios'],
    enrolments: ['supervised'],
    from: [27],
    capability: APP_SETTINGS,
  },
  // Without its activation, which whoever delivers it adds: the declaration's name may be another one there.
  parts: (list, name, options) => {
    const fitted = place(list, 'apple-declaration', options);
    const content = denial(fitted.identifiers, `${options.domain}.grendel.block${name}`);
    return [{ fitted, name, content }];
  },
  named: (identifiers, name, { domain }) => denial(identifiers, `${domain}.grendel.block${name}`),
};

/** Where a content says nothing of its own name: one part, made as the file for an administrator is. */
const one = (
  kind: ArtefactKind,
  setting: SettingId,
  compile: (
    list: BlockList,
    options: Options,
  ) => readonly { readonly kind: ArtefactKind; readonly content: string }[],
): Pick<Recipe, 'kind' | 'setting' | 'parts' | 'named'> => ({
  kind,
  setting,
  parts: (list, name, options) => {
    const title = name === '' ? options.title : `${options.title} (${name.slice(1)})`;
    return compile(list, { ...options, title })
      .filter((artefact) => artefact.kind === kind)
      .map(({ content }) => ({ fitted: place(list, setting, options), name, content }));
  },
  named: null,
});

/** Intune, device-restrictions-apple and settings catalog (memdocs, read 2026-11-25): supervised; on others it reports success and does nothing. */
export const SETTINGS_CATALOG: Recipe = {
  ...one('intune-settings-catalog', 'intune-settings-catalog', settingsCatalog),
  effect: 'prevents',
  fits: { ...ANY, platforms: ['ios'], enrolments: ['supervised'], from: [15] },
};

/**
 * Supervised or not (memdocs, read 2026-11-25): on supervised phones it blocks nothing either, and is the only report by bundle ID
 * that Intune has.
 */
export const RESTRICTED_APPS: Recipe = {
  ...one('intune-restricted-apps', 'intune-restricted-apps', restrictedApps),
  effect: 'reports',
  fits: { ...ANY, platforms: ['ios'], enrolments: ['supervised', 'device-enrolment'] },
};

/**
 * Only where blocking is impossible: on a supervised phone the app stays installed and hidden, and its holder, who can't see it, would
 * be locked out of their mail for it.
 */
export const COMPLIANCE: Recipe = {
  ...one('intune-compliance', 'intune-compliance', compliance),
  effect: 'reports',
  fits: { ...ANY, platforms: ['ios'], enrolments: ['device-enrolment'] },
};

/** androidDeviceOwnerGeneralDeviceConfiguration, personalProfilePersonalApplications (Graph types, read 2026-11-25): company-owned with a work profile. */
export const PERSONAL_PROFILE: Recipe = {
  ...one('intune-personal-profile', 'intune-personal-profile', personalProfile),
  effect: 'removes',
  fits: { ...ANY, platforms: ['android'], enrolments: ['company-work-profile'] },
};

/** Managed Google Play (a Microsoft guide on blocking apps with Intune, read 2026-11-25): the managed or work side. */
export const PLAY_UNINSTALL: Recipe = {
  ...one('intune-play-uninstall', 'intune-play-uninstall', playUninstall),
  effect: 'removes',
  fits: {
    ...ANY,
    platforms: ['android'],
    enrolments: ['fully-managed', 'company-work-profile', 'personal-work-profile'],
  },
};

/** androidmanagement.v1 (discovery document, read 2026-11-25): on a personal phone the work profile alone. */
export const ANDROID_POLICY: Recipe = {
  ...one('android-policy', 'android-policy-managed', androidPolicies),
  effect: 'removes',
  fits: {
    ...ANY,
    platforms: ['android'],
    enrolments: ['fully-managed', 'company-work-profile', 'personal-work-profile'],
  },
};
