import type { OverviewWords } from './en.ts';

export const de: OverviewWords = {
  title: 'Überblick',
  few: 'Weniger als fünf',
  answer: (hits, all) => `${hits} von ${all} Telefonen haben noch eine verbotene App.`,
  answerNone: (all) => `Von keinem der ${all} Telefone ist eine verbotene App bekannt.`,
  willBe: (left, day) =>
    `Geht es weiter wie in den letzten sieben Tagen, haben zum Ende der Frist (${day}) noch etwa ${left} eine.`,
  willBeGone: (day) =>
    `Geht es weiter wie in den letzten sieben Tagen, hat zum Ende der Frist (${day}) keines mehr eine.`,
  asOf: (moment) => `Stand: ${moment}.`,
  possible: (n) => `Auf ${n} weiteren ist vielleicht eine; bekannt ist nur der Name.`,
  hidden: (n) => `${n} Telefone sind nicht vollständig einsehbar`,
  hiddenAfter: ': Dort kann noch etwas sein.',
  unit: 'Telefone mit einer verbotenen App',
  fewer: (n) => `${n} weniger als vor einer Woche.`,
  more: (n) => `${n} mehr als vor einer Woche.`,
  asMany: 'So viele wie vor einer Woche.',
  pace: (needed, is) =>
    `Um die Frist einzuhalten, müssten es täglich ${needed} weniger werden; in der letzten Woche waren es ${is}.`,
  paceNone: (needed) =>
    `Um die Frist einzuhalten, müssten es täglich ${needed} weniger werden; in der letzten Woche wurden es nicht weniger.`,
  noDeadline: 'Noch hat niemand eine Frist.',
  called: 'Inhaber aufgefordert',
  deadline: 'Frist',
  today: 'heute',
  courseTitle: 'Was noch auf Telefonen ist',
  courseSays: (points) => `Telefone mit einer verbotenen App: ${points}.`,
  point: (n, day) => `${n} am ${day}`,
  expected: (n, day) => `etwa ${n} zu erwarten am ${day}`,
  waitsTitle: 'Wartet auf Sie',
  othersTitle: 'Wartet auf andere',
  nothingWaits: 'Zurzeit wartet nichts auf Sie.',
  since: (day) => `seit ${day}`,
  until: (day) => `bis ${day}`,
  byTitle: 'Nach Organisation',
  byLead: 'Alle in einem Maßstab. Vorn steht, wo am meisten zu tun bleibt.',
  itself: (name) => `Direkt unter ${name}`,
  ofWas: (all, was) => `von ${all} (zuvor ${was})`,
  ofAll: (all) => `von ${all}`,
  left: (n) => `Voraussichtlich noch ${n}`,
  makes: 'Hält die Frist ein',
  coverageTitle: 'Was wir sehen können',
  coverageLead: (whole, all) =>
    `${whole} von ${all} Telefonen sind vollständig einsehbar. „Nicht zu sehen“ heißt nicht „nicht da“.`,
  caption:
    'Alle Telefone, nach dem, was ihre letzte Inventur zeigen kann. Ein Telefon zählt einmal.',
  phones: 'Telefone',
  number: 'Zahl',
  all: 'Alle Telefone',
  organisation: 'Organisation',
  same: 'Dasselbe nach Organisation',
  handIn: 'Einen Export einreichen',
  parts: {
    withHits: 'Mit einer verbotenen App',
    without: 'Vollständig einsehbar, nichts zu entfernen',
    notVisible: 'Nicht vollständig einsehbar',
    stale: 'Inventur zu alt',
    notAssessed: 'Nichts darüber bekannt',
  },
  partsSay: {
    withHits: 'Sichere und mögliche; siehe Befunde',
    without: 'Oder mit Erlaubnis behalten, durch eine Ausnahme',
    notVisible: 'Nur der dienstliche Teil, verwaltete Apps oder Namen',
    stale: 'Die letzte Inventur ist zu alt, um zu zählen',
    notAssessed: 'Von einem MDM genannt, ohne ein Wort über ihre Apps',
  },
  split: {
    workSide: 'Nur der dienstliche Teil ist sichtbar',
    managedOnly: 'Nur Apps sind sichtbar, die das MDM aufgespielt hat',
    namesOnly: 'Nur Namen sind sichtbar, oder es ist nicht angegeben',
  },
  kinds: {
    'findings-escalated': (n, one, _name) =>
      one ? '1 Befund ist eskaliert' : `${n} Befunde sind eskaliert`,
    'findings-overdue': (n, one, _name) =>
      one ? '1 Befund ist überfällig' : `${n} Befunde sind überfällig`,
    'findings-to-confirm': (n, one, _name) =>
      one
        ? '1 Befund beruht nur auf einem Namen: bestätigen oder nicht'
        : `${n} Befunde beruhen nur auf einem Namen: bestätigen oder nicht`,
    'inventory-held': (_n, _one, name) =>
      `${name}: viel weniger Telefone als zuletzt; angehalten, bis jemand den Grund nennt`,
    'plan-failed': (_n, _one, name) => `Ein Plan ließ sich nicht ausführen: ${name}`,
    drift: (_n, _one, name) => `Das MDM weicht vom Entschiedenen ab: ${name}`,
    'change-to-decide': (_n, _one, name) => `Über einen Vorschlag entscheiden: ${name}`,
    'exception-to-decide': (_n, _one, name) => `Über eine Ausnahme für ${name} entscheiden`,
    'exception-to-advise': (_n, _one, name) => `Zu einer Ausnahme für ${name} Stellung nehmen`,
    'approval-to-decide': (_n, _one, name) => `Über eine Genehmigung von ${name} entscheiden`,
    'answers-to-settle': (n, one, _name) =>
      one ? '1 Antwort ist zu klären' : `${n} Antworten sind zu klären`,
    'canary-to-verify': (_n, _one, name) => `Eine Probegruppe wartet auf den Nachweis: ${name}`,
    'plan-to-apply': (_n, _one, name) => `Ein Plan wartet auf die Anwendung: ${name}`,
    'messages-failed': (n, one, _name) =>
      one ? '1 Nachricht ließ sich nicht senden' : `${n} Nachrichten ließen sich nicht senden`,
    'messages-to-hand-over': (n, one, _name) =>
      one ? '1 Nachricht ist zu übergeben' : `${n} Nachrichten sind zu übergeben`,
    'exception-ending': (_n, _one, name) => `Eine Ausnahme für ${name} endet bald`,
    'approval-ending': (_n, _one, name) => `Eine Genehmigung von ${name} endet bald`,
  },
};
