import type { OverviewWords } from './en.ts';

export const nl: OverviewWords = {
  title: 'Overzicht',
  few: 'Minder dan vijf',
  answer: (hits, all) => `${hits} van ${all} telefoons hebben nog een verboden app.`,
  answerNone: (all) => `Van geen van ${all} telefoons is een verboden app bekend.`,
  willBe: (left, day) =>
    `In het tempo van de laatste zeven dagen hebben er op de termijn, ${day}, nog ongeveer ${left} een.`,
  willBeGone: (day) =>
    `In het tempo van de laatste zeven dagen heeft er op de termijn, ${day}, geen meer een.`,
  asOf: (moment) => `Stand van ${moment}.`,
  possible: (n) => `Nog ${n} telefoons hebben er misschien een, alleen naar de naam.`,
  hidden: (n) => `${n} telefoons kunnen iets verbergen`,
  hiddenAfter: ': we zien ze niet geheel.',
  unit: 'telefoons met een verboden app',
  fewer: (n) => `${n} minder dan een week geleden.`,
  more: (n) => `${n} meer dan een week geleden.`,
  asMany: 'Evenveel als een week geleden.',
  pace: (needed, is) => `De datum vraagt er ${needed} per dag; het zijn er ${is}.`,
  paceNone: (needed) => `De datum vraagt er ${needed} per dag; het is er geen.`,
  noDeadline: 'Nog geen houder heeft een termijn.',
  called: 'Houders opgeroepen',
  deadline: 'Termijn',
  today: 'vandaag',
  courseTitle: 'Wat nog op telefoons staat',
  courseSays: (points) => `Telefoons met een verboden app: ${points}.`,
  point: (n, day) => `${n} op ${day}`,
  expected: (n, day) => `ongeveer ${n} verwacht op ${day}`,
  waitsTitle: 'Wacht op u',
  othersTitle: 'Wacht op anderen',
  nothingWaits: 'Er wacht nu niets op u.',
  since: (day) => `sinds ${day}`,
  until: (day) => `tot en met ${day}`,
  byTitle: 'Per organisatie',
  byLead: 'Alle op één schaal. Voorop staat waar het meeste nog moet gebeuren.',
  itself: (name) => `Rechtstreeks onder ${name}`,
  ofWas: (all, was) => `van ${all}, waren er ${was}`,
  ofAll: (all) => `van ${all}`,
  left: (n) => `Ongeveer ${n} over`,
  makes: 'Haalt de datum',
  coverageTitle: 'Wat we kunnen zien',
  coverageLead: (whole, all) =>
    `${whole} van ${all} telefoons worden geheel gezien. ‘Niet gezien’ is niet ‘er niet’.`,
  caption: 'Alle telefoons, naar wat hun laatste inventaris kan tonen. Een telefoon telt één keer.',
  phones: 'Telefoons',
  number: 'Aantal',
  all: 'Alle telefoons',
  organisation: 'Organisatie',
  same: 'Hetzelfde per organisatie',
  handIn: 'Een export aanleveren',
  parts: {
    withHits: 'Met een verboden app',
    without: 'Geheel gezien, niets te verwijderen',
    notVisible: 'Niet geheel zichtbaar',
    stale: 'Te oud',
    notAssessed: 'Niets over bekend',
  },
  partsSay: {
    withHits: 'Zekere en mogelijke; zie de bevindingen',
    without: 'Of met toestemming, door een uitzondering',
    notVisible: 'Alleen de werkkant, beheerde apps of namen',
    stale: 'De laatste inventaris is te oud om te tellen',
    notAssessed: 'Genoemd door een MDM, zonder een woord over hun apps',
  },
  kinds: {
    'findings-escalated': (n, one, _name) =>
      one ? '1 bevinding is geëscaleerd' : `${n} bevindingen zijn geëscaleerd`,
    'findings-overdue': (n, one, _name) =>
      one ? '1 bevinding is over haar termijn' : `${n} bevindingen zijn over hun termijn`,
    'findings-to-confirm': (n, one, _name) =>
      one
        ? '1 bevinding berust alleen op een naam: bevestig haar of niet'
        : `${n} bevindingen berusten alleen op een naam: bevestig ze of niet`,
    'inventory-held': (_n, _one, name) =>
      `${name}: veel minder telefoons dan de vorige keer, wacht tot iemand zegt waarom`,
    'plan-failed': (_n, _one, name) => `Een plan kon niet worden uitgevoerd: ${name}`,
    drift: (_n, _one, name) => `De MDM wijkt af van wat is besloten: ${name}`,
    'change-to-decide': (_n, _one, name) => `Beslis over een voorstel: ${name}`,
    'exception-to-decide': (_n, _one, name) => `Beslis over een uitzondering voor ${name}`,
    'exception-to-advise': (_n, _one, name) => `Adviseer over een uitzondering voor ${name}`,
    'approval-to-decide': (_n, _one, name) => `Beslis over een goedkeuring van ${name}`,
    'answers-to-settle': (n, one, _name) =>
      one
        ? '1 antwoord van een houder moet worden afgehandeld'
        : `${n} antwoorden van houders moeten worden afgehandeld`,
    'canary-to-verify': (_n, _one, name) => `Een proefgroep wacht op bewijs: ${name}`,
    'plan-to-apply': (_n, _one, name) => `Een plan wacht op uitvoering: ${name}`,
    'messages-failed': (n, one, _name) =>
      one ? '1 bericht kon niet worden verstuurd' : `${n} berichten konden niet worden verstuurd`,
    'messages-to-hand-over': (n, one, _name) =>
      one ? '1 bericht moet worden overhandigd' : `${n} berichten moeten worden overhandigd`,
    'exception-ending': (_n, _one, name) => `Een uitzondering voor ${name} loopt af`,
    'approval-ending': (_n, _one, name) => `Een goedkeuring van ${name} loopt af`,
  },
};
