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
  const parts = fitInParts(list, (part) => ({
    ...roomOf('apple-profile', options),
    ...costs(part, options),
  }));
  return parts.map((fitted, index) => artefact(fitted, index + 1, parts.length, options));
}

function artefact(fitted: Fitted, part: number, parts: number, options: Options): Artefact {
  const stem = part === 1 ? 'grendel-block' : `grendel-block-${part}`;
  return {
    kind: 'apple-profile',
    effect: 'prevents',
    fileName: `${stem}.mobileconfig`,
    mediaType: 'application/x-apple-aspen-config',
    content: profile(fitted.identifiers, part, options),
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

/** The file; pure text, the same for the same identifiers, part and options. */
function profile(identifiers: readonly string[], part: number, options: Options): string {
  const suffix = part === 1 ? '' : ` (${part})`;
  const top = `${options.domain}.grendel.block${part === 1 ? '' : `.${part}`}`;
  const title = plain(options.title) + suffix;
  const restrictions = {
    PayloadType: 'com.apple.applicationaccess',
    PayloadVersion: 1,
    PayloadIdentifier: `${top}.restrictions`,
    PayloadDisplayName: title,
    blockedAppBundleIDs: [...identifiers],
    // iOS before 15 knows this key alone; deprecated since (Apple schema, read 2026-11-25).
    ...(options.olderIos ? { blacklistedAppBundleIDs: [...identifiers] } : {}),
  };
  const whole = {
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: top,
    PayloadDisplayName: title,
    PayloadOrganization: plain(options.organisation),
    PayloadDescription:
      'Apps that may not be used on this phone are hidden and cannot be opened. Nothing is deleted.',
    PayloadRemovalDisallowed: true,
  };
  return build({
    ...whole,
    PayloadUUID: contentUuid(JSON.stringify([whole, restrictions])),
    PayloadContent: [{ ...restrictions, PayloadUUID: contentUuid(JSON.stringify(restrictions)) }],
  });
}

/** What identifiers cost in bytes, and what is left for them after the rest of the file. */
function costs(part: number, options: Options) {
  const indented = '          <string></string>\n'.length;
  const cost = (identifier: string) =>
    (indented + bytesOf(identifier)) * (options.olderIos ? 2 : 1);
  const around = bytesOf(profile(['x'], part, options)) - cost('x');
  return { cost, limit: roomOf('apple-profile', options).limit - around };
}
