import type { Essential, PlatformIdentifier } from '../core/block-list.ts';
import type { Restriction, RestrictionKey } from '../core/mdm/restriction.ts';
import type { AppId } from '../core/statements.ts';
import { profile } from './apple-profile.ts';
import { bytesOf } from './content.ts';
import { asAllowed, meaningHash } from './meaning.ts';
import { DEFAULT_OPTIONS, type Options, problemsOf } from './options.ts';
import { roomOf } from './place.ts';
import { appleProfile } from './recipes.ts';

/** An authority's decision that a group may have an app; here what it comes to. */
export type Approved = {
  /** Null: the catalogue does not have it. */
  readonly app: AppId | null;
  readonly identifiers: readonly PlatformIdentifier[];
};
/** Without it on an allow list a phone is no phone, or can't be managed. */
export type CorePart = Pick<Essential, 'identifier' | 'why' | 'source' | 'basis'>;

export type AllowList =
  | { readonly ok: true; readonly restriction: Restriction }
  | { readonly ok: false; readonly code: 'core-missing'; readonly missing: readonly CorePart[] }
  /** Two allow lists leave what both name: it can't be cut into parts. */
  | {
      readonly ok: false;
      readonly code: 'too-large';
      readonly bytes: number;
      readonly most: number;
    };

/**
 * The apps that alone are shown and opened on supervised iPhones and iPads, made of approvals and never of verdicts. Refused where a
 * part of the core was not approved (FC-35): nothing is added in silence, since what is on the list is somebody's decision. `name` is what
 * follows `allow` in the restriction's key without its kind.
 */
export function allowList(
  approved: readonly Approved[],
  core: readonly CorePart[],
  options: Partial<Options> = {},
  name = '',
): AllowList {
  const whole = { ...DEFAULT_OPTIONS, ...options };
  const problems = problemsOf(whole);
  if (problems.length > 0) throw new RangeError(problems.join('. '));
  const named = approved.flatMap(({ identifiers }) =>
    identifiers.filter(({ platform }) => platform === 'ios').map(({ identifier }) => identifier),
  );
  const identifiers = [...new Set(named)].sort();
  // Exactly: a spelling that the phone does not know allows nothing.
  const missing = core.filter(({ identifier }) => !identifiers.includes(identifier));
  if (missing.length > 0) return { ok: false, code: 'core-missing', missing };
  const content = profile(identifiers, `allow${name}`, whole, 'allowListedAppBundleIDs');
  const most = roomOf('apple-profile', whole).limit;
  if (bytesOf(content) > most)
    return { ok: false, code: 'too-large', bytes: bytesOf(content), most };
  const { kind, fits } = appleProfile({ declarations: false });
  return {
    ok: true,
    restriction: {
      key: `allow.${kind}${name}` as RestrictionKey,
      kind,
      content,
      hash: meaningHash(kind, identifiers.map(asAllowed)),
      effect: 'allows-only',
      apps: approved.flatMap(({ app }) => app ?? []),
      fits,
    },
  };
}

const SOURCE = { source: 'known to practitioners; no page read', basis: 'unverified' } as const;

/**
 * What an allow list must hold. `agents`: the MDM's own app, where it has one. `webClips`: icons of web pages stop opening where
 * com.apple.webapp is not on the list (Apple, text of allowListedAppBundleIDs, read 2026-11-25).
 */
export const coreFor = ({
  agents,
  webClips,
}: {
  readonly agents: readonly string[];
  readonly webClips: boolean;
}): readonly CorePart[] => [
  {
    identifier: 'com.apple.Preferences',
    why: 'Settings: without it nothing on the phone can be set or mended',
    ...SOURCE,
  },
  {
    identifier: 'com.apple.mobilephone',
    why: 'Phone calls, emergency calls among them',
    ...SOURCE,
  },
  { identifier: 'com.apple.MobileSMS', why: 'Messages, and codes to log in with', ...SOURCE },
  { identifier: 'com.apple.mobilesafari', why: 'Pages to log in with open in it', ...SOURCE },
  { identifier: 'com.apple.AppStore', why: 'Apps are updated through it', ...SOURCE },
  ...agents.map((identifier) => ({
    identifier,
    why: "The MDM's own app: without it the phone is no longer managed",
    ...SOURCE,
  })),
  ...(webClips
    ? [
        {
          identifier: 'com.apple.webapp',
          why: 'Icons of web pages on the home screen do not open without it',
          source:
            'apple/device-management mdm/profiles/com.apple.applicationaccess.yaml, read 2026-11-25',
          basis: 'read',
        } as const,
      ]
    : []),
];
