import type { BlockList } from '../core/block-list.ts';
import type { Artefact } from '../core/artefact.ts';
import { contentHash, json } from './content.ts';
import type { Options } from './options.ts';
import { account, hasNothing, place, togetherNote } from './place.ts';

/** The successor from OS 27 on: a declaration, and the activation without which it never applies. */
export function appleDeclarations(list: BlockList, options: Options): readonly Artefact[] {
  const fitted = place(list, 'apple-declaration', options);
  if (hasNothing(fitted)) return [];
  const block = `${options.domain}.grendel.block`;
  const needs = [
    'Supervised device with iOS, iPadOS, tvOS or visionOS 27 or later, and an MDM that sends declarations',
    'The device must name com.apple.configuration.app.settings in management.client-capabilities',
  ];
  const common = { effect: 'prevents', mediaType: 'application/json', needs } as const;
  return [
    {
      ...common,
      kind: 'apple-declaration',
      fileName: 'grendel-block.declaration.json',
      content: denial(fitted.identifiers, block),
      ...account(fitted, 'apple-declaration'),
      notes: [
        'Does nothing without the activation in the file beside it',
        'Blocked apps are neither shown nor opened. They stay on the phone with their data: ask for removal first',
        togetherNote('apple-declaration'),
        'Some servers (KMFDDM) set ServerToken themselves: leave it out there',
      ],
    },
    {
      ...common,
      kind: 'apple-activation',
      fileName: 'grendel-block.activation.json',
      content: declaration('com.apple.activation.simple', `${block}.activation`, {
        StandardConfigurations: [block],
      }),
      identifiers: 0,
      leftOut: [],
      elsewhere: [],
      notes: ['Switches on the declaration in the file beside it'],
    },
  ];
}

/** The block alone. `name` tells it apart on a device: another one of the same name takes its place. */
export const denial = (identifiers: readonly string[], name: string): string =>
  declaration('com.apple.configuration.app.settings', name, {
    Allowed: { DeniedApps: identifiers },
  });

/** `ServerToken` is the content's fingerprint: it must change whenever the content does. */
function declaration(Type: string, Identifier: string, Payload: object): string {
  const ServerToken = contentHash(JSON.stringify([Type, Identifier, Payload]));
  return json({ Type, Identifier, ServerToken, Payload });
}
