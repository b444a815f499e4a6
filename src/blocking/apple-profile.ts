import { build } from 'plist';
import type { BlockList } from '../core/block-list.ts';
import { type Fitted, fitInParts } from '../core/block-list-fit.ts';
import type { Artefact } from '../core/artefact.ts';
import { bytesOf, contentUuid, plain } from './content.ts';
import type { Options } from './options.ts';
import { account, roomOf, togetherNote } from './place.ts';

/**
 * Restrictions profiles (`com.apple.applicationaccess`) for supervised iPhones and iPads. One, or as many
 * as the limit in bytes asks for: the phone adds block lists of several profiles up.
 */
export function appleProfiles(list: BlockList, options: Options): readonly Artefact[] {
  const parts = profileParts(list, options);
  return parts.map((fitted, index) => artefact(fitted, index + 1, parts.length, options));
}

/** What goes into each of them. `under`: the name that `profile` will give them, which takes room too. */
export const profileParts = (
  list: BlockList,
  options: Options,
  under: (part: number) => string = partName,
): readonly Fitted[] =>
  fitInParts(list, (part) => ({
    ...roomOf('apple-profile', options),
    ...costs(under(part), options),
  }));

/** The name of a part behind `<domain>.grendel`. */
const partName = (part: number): string => (part === 1 ? 'block' : `block.${part}`);

function artefact(fitted: Fitted, part: number, parts: number, options: Options): Artefact {
  const stem = part === 1 ? 'grendel-block' : `grendel-block-${part}`;
  return {
    kind: 'apple-profile',
    effect: 'prevents',
    fileName: `${stem}.mobileconfig`,
    mediaType: 'application/x-apple-aspen-config',
    content: profile(fitted.identifiers, partName(part), options),
    ...account(fitted, 'apple-profile'),
    needs: [
      `Supervised iPhone or iPad, iOS ${options.olderIos ? '9.3' : '15'} or later; deprecated from 27 on, where the declaration takes over`,
      'Installed by an MDM. Without supervision the profile installs and does nothing',
    ],
    notes: [
      'Blocked apps are neither shown nor opened. They stay on the phone with their data: ask for removal first',
      ...(parts > 1
        ? [`Part ${part} of ${parts}: assign all parts to the same phones`]
        : ['If an earlier export had more parts, remove the others by hand']),
      togetherNote('apple-profile'),
      'The PayloadUUID is the fingerprint of the content: a phone that reports another one has another list',
    ],
  };
}

/**
 * The file; pure text, the same for the same identifiers, name and options. `name` tells it apart on a phone: another one of the same
 * name takes its place.
 */
export function profile(
  identifiers: readonly string[],
  name: string,
  options: Options,
  list: keyof typeof OLDER_KEY = 'blockedAppBundleIDs',
): string {
  const suffix = name.replace(/^(?:block|allow)\.?/, '');
  const top = `${options.domain}.grendel.${name}`;
  const title = plain(options.title) + (suffix === '' ? '' : ` (${suffix})`);
  const restrictions = {
    PayloadType: 'com.apple.applicationaccess',
    PayloadVersion: 1,
    PayloadIdentifier: `${top}.restrictions`,
    PayloadDisplayName: title,
    [list]: [...identifiers],
    ...(options.olderIos ? { [OLDER_KEY[list]]: [...identifiers] } : {}),
  };
  const whole = {
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: top,
    PayloadDisplayName: title,
    PayloadOrganization: plain(options.organisation),
    PayloadDescription: DESCRIPTION[list],
    PayloadRemovalDisallowed: true,
  };
  return build({
    ...whole,
    PayloadUUID: contentUuid(JSON.stringify([whole, restrictions])),
    PayloadContent: [{ ...restrictions, PayloadUUID: contentUuid(JSON.stringify(restrictions)) }],
  });
}

/** What iOS before 15 calls a list; deprecated since (Apple schema, read 2026-11-25). */
const OLDER_KEY = {
  blockedAppBundleIDs: 'blacklistedAppBundleIDs',
  allowListedAppBundleIDs: 'whitelistedAppBundleIDs',
} as const;
const DESCRIPTION = {
  blockedAppBundleIDs:
    'Apps that may not be used on this phone are hidden and cannot be opened. Nothing is deleted.',
  allowListedAppBundleIDs:
    'Only apps that were approved for this phone are shown and can be opened. Nothing is deleted.',
} as const;

/** What identifiers cost in bytes, and what is left for them after the rest of the file. */
function costs(name: string, options: Options) {
  const indented = '          <string></string>\n'.length;
  const cost = (identifier: string) =>
    (indented + bytesOf(identifier)) * (options.olderIos ? 2 : 1);
  const around = bytesOf(profile(['x'], name, options)) - cost('x');
  return { cost, limit: roomOf('apple-profile', options).limit - around };
}
