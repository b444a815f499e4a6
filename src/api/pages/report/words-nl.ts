import type { ReportWords } from './words.ts';

const CATEGORIES: Readonly<Record<string, string>> = {
  dating: 'daten',
  faith: 'geloof',
  health: 'gezondheid',
};

export const reportNl: ReportWords = {
  locale: 'nl-NL',
  title: 'Verboden apps op werktelefoons',
  period: (from, to) => `Van ${from} tot en met ${to}`,
  sample: 'Dit is geheel of deels verzonnen: het hoort bij de voorbeeldvloot van Grendel.',
  asOf: (day) => `Zoals de telefoons het laatst zijn bekeken, op ${day}.`,
  noInventory: 'Er zijn nog geen telefoons bekeken.',
  few: 'niet verteld',
  more: (count) => `ten minste ${count}`,
  sentence: (now, all) => `Op ${now} van de ${all} telefoons staat een verboden app.`,
  sentenceUntold: (all) =>
    `Op hoeveel van de ${all} telefoons een verboden app staat, wordt niet verteld: het zijn er minder dan vijf, of het getal zou er een onder de vijf verraden.`,
  change: (before, day) => `Op ${day} waren het er ${before}.`,
  deadline: (day, findings) =>
    `De volgende uiterste datum is ${day}: dan moeten ${findings} apps weg zijn.`,
  forecast: (count) =>
    `In het tempo van de afgelopen week staat er dan nog op ${count} telefoons een.`,
  called: (count) => `In deze periode zijn houders over ${count} apps ingelicht.`,
  courseTitle: 'Telefoons met een verboden app, per dag',
  courseAlt: (name) =>
    `${name}: telefoons met een verboden app op elke dag; het eerste en het laatste getal staan in de tabel hieronder.`,
  perOrganisation: 'Per organisatie',
  organisation: 'Organisatie',
  itself: 'zelf',
  total: 'Alle',
  phones: 'Telefoons',
  withApp: (day) => `Met een op ${day}`,
  possible: 'Mogelijk',
  without: 'Zonder',
  notVisible: 'Niet zichtbaar',
  stale: 'Verouderd',
  notAssessed: 'Niet beoordeeld',
  apps: 'Per app',
  app: 'App',
  findings: 'Op telefoons',
  states: 'Wat ervan werd',
  state: 'Stand',
  ofState: {
    open: 'gevonden, houder niet ingelicht',
    called: 'houder is ingelicht',
    overdue: 'uiterste datum voorbij',
    escalated: 'organisatie is ingelicht',
    closed: 'afgesloten',
  },
  exceptions: 'Uitzonderingen',
  noExceptions: 'Er is er geen gevraagd.',
  asked: 'Gevraagd in deze periode',
  decided: 'Beslist in deze periode',
  ofException: {
    asked: 'gevraagd',
    advised: 'van advies voorzien',
    granted: 'toegestaan, nog niet begonnen',
    refused: 'geweigerd',
    'in-force': 'van kracht',
    ended: 'afgelopen',
    withdrawn: 'ingetrokken',
  },
  grounds: 'Van kracht, naar grond',
  restricted: 'beperkt: meer wordt niet verteld',
  category: (category) => `een app van de soort: ${CATEGORIES[category] ?? category}`,
  rules: 'De regels',
  who: 'Voor wie',
  measure: 'Maatregel',
  from: 'Vanaf',
  ofMeasure: {
    advise: 'de houder wordt gevraagd de app te verwijderen',
    remove: 'de houder moet de app verwijderen',
    prevent: 'de app wordt geblokkeerd',
  },
  how: 'Hoe dit te lezen',
  explained: [
    'Een telefoon telt één keer, hoeveel verboden apps er ook op staan. Mogelijke zijn alleen aan een naam herkend en staan apart.',
    'Vijf delen zijn samen alle telefoons: met een app, zonder, niet zichtbaar (het MDM laat te weinig zien), verouderd, niet beoordeeld. Niet zichtbaar is nooit zonder.',
    'Tussen twee metingen is geen verandering te zien.',
  ],
  explainedTold:
    'Niet verteld wordt een getal van één tot en met vier, en een getal dat zo’n getal zou verraden door er andere van af te trekken. Waar er een ontbreekt, staat bij een som ‘ten minste’.',
  explainedExact:
    'Dit rapport geeft precieze getallen. Het is voor wie deze telefoons beheert, en niet om door te geven.',
  rests: (policies, catalogue) => `Regels: ${policies}. Catalogus: ${catalogue}.`,
  ledger: (origin, size, root) =>
    `Beslissingen tot hier: ${size} regels van het grootboek ${origin}, wortel ${root}.`,
  noLedger: 'Van het grootboek is nog niets ondertekend.',
  manifest: 'Een manifest naast dit bestand bevat de SHA-256 van elk bestand dat erbij hoort.',
};
