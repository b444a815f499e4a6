import { isOurs } from '../contents.ts';
import type { MdmEvent } from '../event.ts';
import { type Dict, dictsIn, textIn } from '../plist.ts';
import { recall, remember } from '../records.ts';
import type { Tools } from '../tools.ts';

/** ProfileList. It tells which profiles lie there and kinds of payload, not what they set. */
export async function profilesAnswered(
  tools: Tools,
  event: MdmEvent,
  said: Dict,
  ask: string,
): Promise<void> {
  const { id, at } = event;
  const before = await recall(tools.memory, 'profiles', id);
  if (before !== null && before.at >= at) return;
  const contents = await tools.contents.all();
  const known = new Set(
    contents.flatMap((content) => (content.kind === 'profile' ? content.identifier : [])),
  );
  const profiles = dictsIn(said, 'ProfileList').flatMap((profile) => {
    const identifier = textIn(profile, 'PayloadIdentifier');
    return identifier === null ? [] : [{ identifier, profile }];
  });
  const mine = (identifier: string): boolean => known.has(identifier) || isOurs(identifier);
  await remember(tools.memory, 'profiles', id, {
    id,
    at,
    got: tools.clock(),
    ask,
    ours: profiles.flatMap(({ identifier, profile }) =>
      mine(identifier) ? { identifier, uuid: textIn(profile, 'PayloadUUID') ?? '' } : [],
    ),
    others: profiles
      .filter(({ identifier, profile }) => !mine(identifier) && restricts(profile))
      .slice(0, 20)
      .map(({ identifier, profile }) => ({
        identifier,
        name: shown(textIn(profile, 'PayloadDisplayName') ?? identifier),
      })),
  });
}

const restricts = (profile: Dict): boolean =>
  dictsIn(profile, 'PayloadContent').some(
    (payload) => textIn(payload, 'PayloadType') === 'com.apple.applicationaccess',
  );

/** Control, direction and half characters make a name read as another one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]+/gu;
const shown = (name: string): string => name.replaceAll(UNSEEN, ' ').trim().slice(0, 80);
