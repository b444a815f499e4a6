import type { SearchWords } from './en.ts';

export const nl: SearchWords = {
  title: 'Apps',
  titleOf: (text) => `Zoeken: ${text}`,
  ask: 'Welke app, welk bedrijf of welk kenmerk?',
  askSays:
    'Een naam in elk schrift, een pakketnaam of bundle-ID, een nummer van de App Store of een link naar een winkel. Typefouten mogen.',
  find: 'Zoeken',
  answer: (n, one, text) =>
    one ? `1 resultaat voor “${text}”.` : `${n} resultaten voor “${text}”.`,
  answerMost: (n, text) => `De beste ${n} resultaten voor “${text}”.`,
  answerBegin: 'Zie wat voor een app geldt, waarom, en wie erachter zit.',
  caption: 'Wat is gevonden, het beste eerst',
  company: 'Bedrijf',
  matched: 'Gevonden op',
  verdict: 'Oordeel',
  name: 'Naam',
  by: {
    identifier: 'kenmerk',
    'track-id': 'nummer van de App Store',
    id: 'naam in de catalogus',
    name: 'naam',
  },
  how: {
    exact: 'precies',
    'case-folded': 'op hoofdletters na',
    prefix: 'begint zo',
    part: 'bevat het',
    spelling: 'bijna zo gespeld',
    sound: 'klinkt zo, of in een ander schrift',
  },
  none: 'Niets gevonden',
  noneSays: (text) =>
    `De catalogus kent “${text}” niet. Een app die zij niet kent, heeft geen oordeel: niet verboden en niet toegestaan.`,
  noneNext: 'Probeer een korter stuk van de naam, of het kenmerk dat de MDM noemt.',
  examples: 'Bijvoorbeeld',
  companySays:
    'Een bedrijf heeft zelf geen oordeel. De apps waar het achter zit, tonen het in hun keten.',
  entity: {
    answer: (name, seats, apps, prohibited, one) =>
      `${seats === '' ? name : `${name} heeft een zetel in ${seats} en`} zit achter ${one ? '1 app' : `${apps} apps`} uit de catalogus; verboden: ${prohibited}.`,
    apps: 'De apps van dit bedrijf',
    noApps: 'De catalogus kent geen app van dit bedrijf.',
  },
};
