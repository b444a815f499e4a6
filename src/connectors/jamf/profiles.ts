import { MdmFault } from '../../actions/mdm/connector.ts';
import { meaningHash } from '../../blocking/meaning.ts';
import type { ContentHash, RestrictionKey } from '../../core/mdm/restriction.ts';
import { type JamfApi, understood } from './api.ts';
import { keyInDescription, named } from './mark.ts';
import { meaningIn, type ProfileContent, readProfile } from './mobileconfig.ts';
import { Profile, ProfileList } from './schema.ts';
import { type JamfScope, readScope } from './scope.ts';
import { MarkupError } from './xml.ts';

/** Classic API, configuration profiles of mobile devices (fact pages, read 2026-11-25). */
export const PROFILES = '/JSSResource/mobiledeviceconfigurationprofiles';

/** A profile as it lies there. */
export type ThereProfile = {
  readonly id: string;
  readonly name: string | null;
  /** Ours, and which restriction it is; null: somebody else's. */
  readonly key: RestrictionKey | null;
  /** Jamf's own UUID of it, which devices report too (unverified, with the one in the content both are tried). */
  readonly uuid: string | null;
  /** Null where its content is signed or broken, so that nothing can be read in it. */
  readonly content: ProfileContent | null;
  readonly hash: ContentHash | null;
  readonly scope: JamfScope | null;
  /** As Jamf gave it. */
  readonly rawScope: unknown;
};

export type Listed = { readonly id: string; readonly name: string | null };

export async function listProfiles(api: JamfApi, signal: AbortSignal): Promise<readonly Listed[]> {
  const what = 'the list of profiles';
  const { body } = await api.classic({ what, path: PROFILES }, signal);
  const { configuration_profiles } = understood(ProfileList, body ?? {}, what);
  return configuration_profiles.map(({ id, name }) => ({ id, name: name ?? null }));
}

/** Null where it is not there (any more). */
export async function readThere(
  api: JamfApi,
  id: string,
  signal: AbortSignal,
): Promise<ThereProfile | null> {
  const what = 'a profile';
  const { status, body } = await api.classic(
    { what, path: `${PROFILES}/id/${id}`, allow: [404] },
    signal,
  );
  if (status === 404) return null;
  const { general, scope } = understood(Profile, body, what).configuration_profile;
  const content = contentOf(general.payloads ?? '');
  const key = keyInDescription(general.description ?? null);
  return {
    id: general.id,
    name: general.name ?? null,
    key,
    uuid: general.uuid ?? null,
    content,
    // What lies there and cannot be read is not what was put: it is told apart from every content of ours.
    hash: key === null ? null : meaningHash('apple-profile', meaningOrUnreadable(content)),
    scope: readScope(scope),
    rawScope: scope ?? null,
  };
}

function contentOf(payloads: string): ProfileContent | null {
  try {
    return readProfile(payloads);
  } catch (error) {
    if (error instanceof MarkupError) return null;
    throw error;
  }
}
const meaningOrUnreadable = (content: ProfileContent | null): readonly string[] =>
  content === null ? ['unreadable'] : meaningIn(content);

/**
 * Our profile of this key: the one whose name says so, else any whose description does (somebody has renamed it). Somebody's copy of
 * ours carries the mark too; the one with our name is ours then, and the oldest of several.
 */
export async function findOurs(
  api: JamfApi,
  key: RestrictionKey,
  thorough: boolean,
  signal: AbortSignal,
): Promise<ThereProfile | null> {
  const listed = (await listProfiles(api, signal)).toSorted((a, b) => Number(a.id) - Number(b.id));
  const [likely, others] = [
    listed.filter(({ name }) => named(name)?.key === key),
    listed.filter(({ name }) => named(name) === null),
  ];
  for (const { id } of thorough ? [...likely, ...others] : likely) {
    const there = await readThere(api, id, signal);
    if (there?.key === key) return there;
  }
  return null;
}

/** The word for a fault, as an observation has it. */
export const whyUnread = (error: MdmFault): string => {
  if (error.kind === 'unauthorised' || error.kind === 'forbidden') return 'forbidden';
  if (error.kind === 'throttled' || error.kind === 'unavailable') return error.kind;
  return 'unexpected';
};
