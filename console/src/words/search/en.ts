import type { Sentences } from '../define.ts';

export const en = {
  title: 'Apps',
  titleOf: (text: string) => `Search: ${text}`,
  ask: 'Which app, company or identifier?',
  askSays:
    'A name in any script, a package name or bundle ID, a number of the App Store, or a link to a store. Typing errors are forgiven.',
  find: 'Search',
  answer: (n: string, one: boolean, text: string) =>
    one ? `1 result for “${text}”.` : `${n} results for “${text}”.`,
  answerMost: (n: string, text: string) => `The best ${n} results for “${text}”.`,
  answerBegin: 'See what holds for an app, why, and who is behind it.',
  caption: 'What was found, best first',
  company: 'Company',
  matched: 'Found by',
  verdict: 'Verdict',
  name: 'Name',
  by: {
    identifier: 'identifier',
    'track-id': 'App Store number',
    id: 'its name here',
    name: 'name',
  },
  how: {
    exact: 'exactly',
    'case-folded': 'but for capitals',
    prefix: 'begins so',
    part: 'holds it',
    spelling: 'spelled nearly so',
    sound: 'sounds so, or written in another script',
  },
  none: 'Nothing found',
  noneSays: (text: string) =>
    `The catalogue does not know “${text}”. An app that it does not know has no verdict: it is neither prohibited nor permitted.`,
  noneNext: 'Try a shorter part of the name, or the identifier that the MDM lists.',
  examples: 'For example',
  companySays:
    'A company has no verdict of its own. The apps behind which it stands show it in their chain.',
  entity: {
    answer: (name: string, seats: string, apps: string, prohibited: string, one: boolean) =>
      `${seats === '' ? name : `${name} has a seat in ${seats} and`} stands behind ${one ? '1 app' : `${apps} apps`} of the catalogue; prohibited: ${prohibited}.`,
    apps: 'Its apps',
    noApps: 'The catalogue knows no app of it.',
  },
};

export type SearchWords = Sentences<typeof en>;
