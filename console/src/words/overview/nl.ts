import type { OverviewWords } from './en.ts';

export const nl: OverviewWords = {
  title: 'Overzicht',
  few: 'Minder dan vijf',
  answer: (hits, all) => `${hits} van ${all} telefoons hebben nog een verboden app.`,
  answerNone: (all) => `Van geen van ${all} telefoons is een verboden app bekend.`,
  willBe: (left, day) =>
    `Gaat het door zoals in de afgelopen zeven dagen, dan hebben er aan het eind van de termijn (${day}) nog ongeveer ${left} een.`,
  willBeGone: (day) =>
    `Gaat het door zoals in de afgelopen zeven dagen, dan heeft er aan het eind van de termijn (${day}) geen telefoon meer een.`,
  asOf: (moment) => `Stand van ${moment}.`,
  possible: (n) => `Nog ${n} telefoons hebben er misschien een: alleen de naam is bekend.`,
  hidden: (n) => `Van ${n} telefoons is niet alles zichtbaar`,
  hiddenAfter: ': daar kan nog iets op staan.',
  unit: 'telefoons met een verboden app',
  fewer: (n) => `${n} minder dan een week geleden.`,
  more: (n) => `${n} meer dan een week geleden.`,
  asMany: 'Evenveel als een week geleden.',
  pace: (needed, is) =>
    `Om de termijn te halen moeten het er ${needed} per dag minder worden; de afgelopen week waren dat er ${is}.`,
  paceNone: (needed) =>
    `Om de termijn te halen moeten het er ${needed} per dag minder worden; de afgelopen week werden het er niet minder.`,
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
  ofWas: (all, was) => `van ${all} (eerst ${was})`,
  ofAll: (all) => `van ${all}`,
  left: (n) => `Naar verwachting nog ${n}`,
  makes: 'Haalt de termijn',
  coverageTitle: 'Wat we kunnen zien',
  coverageLead: (whole, all) =>
    `${whole} van ${all} telefoons zijn volledig zichtbaar. ‘Niet te zien’ is niet ‘niet aanwezig’.`,
  caption: 'Alle telefoons, naar wat hun laatste inventaris kan tonen. Een telefoon telt één keer.',
  phones: 'Telefoons',
  number: 'Aantal',
  all: 'Alle telefoons',
  organisation: 'Organisatie',
  same: 'Hetzelfde per organisatie',
  handIn: 'Een export aanleveren',
  parts: {
    withHits: 'Met een verboden app',
    without: 'Volledig zichtbaar, niets te verwijderen',
    notVisible: 'Niet volledig zichtbaar',
    stale: 'Inventaris te oud',
    notAssessed: 'Niets over bekend',
  },
  partsSay: {
    withHits: 'Zekere en mogelijke; zie de bevindingen',
    without: 'Of met toestemming, door een uitzondering',
    notVisible: 'Alleen de werkkant, beheerde apps of namen',
    stale: 'De laatste inventaris is te oud om te tellen',
    notAssessed: 'Genoemd door een MDM, zonder een woord over hun apps',
  },
  split: {
    workSide: 'Alleen de werkkant is zichtbaar',
    managedOnly: 'Alleen apps die de MDM erop zette zijn zichtbaar',
    namesOnly: 'Alleen namen zichtbaar, of niet gezegd hoeveel',
  },
  kinds: {
    'findings-escalated': (n, one, _name) =>
      one ? '1 bevinding is geëscaleerd' : `${n} bevindingen zijn geëscaleerd`,
    'findings-overdue': (n, one, _name) =>
      one ? '1 bevinding is te laat' : `${n} bevindingen zijn te laat`,
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
