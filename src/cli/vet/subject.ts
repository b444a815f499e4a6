import type { Examined, Whose } from '../../core/vetting/report.ts';
import { fileTitle } from '../../core/vetting/title.ts';
import type { Speaker } from '../../sentences/speaker.ts';

/** What a file calls its app; its own word, and hostile. */
export const titleOf = (examined: Examined): string => fileTitle(examined) ?? 'this app';

/** What to call the app in sentences about it: reasons are about the known app that it is, or says it is. */
export function nameOf(examined: Examined, speaker: Speaker): string {
  const { whose } = examined;
  const isMeant = ['known', 'identifier-only', 'other-signer'].includes(whose.kind);
  return isMeant && 'app' in whose ? speaker.app(whose.app) : titleOf(examined);
}

/** Whose app it is, as far as the file shows. */
export function whoseSentence(whose: Whose, speaker: Speaker): string {
  switch (whose.kind) {
    case 'known':
      return `${speaker.app(whose.app)}, signed by a key that is on record for it.`;
    case 'identifier-only':
      return `It says it is ${speaker.app(whose.app)}. No key of that app is on record, so anybody may have made it.`;
    case 'other-signer':
      return `It says it is ${speaker.app(whose.app)}, and is not signed by a key that is on record for it: another's app under its name, or changed on the way.`;
    case 'fork':
      return `It holds the code of ${speaker.app(whose.app)} under another identifier.`;
    case 'namesake':
      return `It goes by the name of ${speaker.app(whose.app)} under another identifier: an impostor, or an edition that the catalogue does not know.`;
    case 'known-maker':
      return `Not in the catalogue; signed by a key of ${speaker.entity(whose.entity)}.`;
    case 'unknown':
      return 'Not in the catalogue, and nobody on record signed it.';
  }
}
