import type { Examined, Whose } from '../../core/vetting/report.ts';
import type { Speaker } from '../../sentences/speaker.ts';

/** What to call an app in sentences: its own name where it has one, which is the file's own and hostile. */
export function nameOf({ told, whose }: Examined, speaker: Speaker): string {
  if (whose.kind === 'known') return speaker.app(whose.app);
  const label = told?.labels.find(({ language }) => language === 'en') ?? told?.labels[0];
  return label?.name || told?.identifier?.name || 'this app';
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
