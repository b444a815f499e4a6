import type { OverviewWords } from './en.ts';

export const de: OverviewWords = {
  title: 'Überblick',
  few: 'Weniger als fünf',
  answer: (hits, all) => `${hits} von ${all} Telefonen haben noch eine verbotene App.`,
  answerNone: (all) => `Von keinem der ${all} Telefone ist eine verbotene App bekannt.`,
  willBe: (left, day) =>
    `Im Tempo der letzten sieben Tage haben zur Frist, ${day}, noch etwa ${left} eine.`,
  willBeGone: (day) => `Im Tempo der letzten sieben Tage hat zur Frist, ${day}, keines mehr eine.`,
  asOf: (moment) => `Stand: ${moment}.`,
  possible: (n) => `${n} weitere Telefone haben vielleicht eine, nur dem Namen nach.`,
  hidden: (n) => `${n} Telefone könnten etwas verbergen`,
  hiddenAfter: ': wir sehen sie nicht ganz.',
  unit: 'Telefone mit einer verbotenen App',
  fewer: (n) => `${n} weniger als vor einer Woche.`,
  more: (n) => `${n} mehr als vor einer Woche.`,
  asMany: 'So viele wie vor einer Woche.',
  pace: (needed, is) => `Der Termin braucht ${needed} am Tag; es sind ${is}.`,
  paceNone: (needed) => `Der Termin braucht ${needed} am Tag; es ist keines.`,
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
  ofWas: (all, was) => `von ${all}, waren ${was}`,
  ofAll: (all) => `von ${all}`,
  left: (n) => `Etwa ${n} bleiben`,
  makes: 'Schafft den Termin',
  coverageTitle: 'Was wir sehen können',
  coverageLead: (whole, all) =>
    `${whole} von ${all} Telefonen werden ganz gesehen. „Nicht gesehen“ heißt nicht „nicht da“.`,
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
    without: 'Ganz gesehen, nichts zu entfernen',
    notVisible: 'Nicht ganz sichtbar',
    stale: 'Zu alt',
    notAssessed: 'Nichts darüber bekannt',
  },
  partsSay: {
    withHits: 'Sichere und mögliche; siehe Befunde',
    without: 'Oder mit Erlaubnis behalten, durch eine Ausnahme',
    notVisible: 'Nur die Arbeitsseite, verwaltete Apps oder Namen',
    stale: 'Die letzte Inventur ist zu alt, um zu zählen',
    notAssessed: 'Von einem MDM genannt, ohne ein Wort über ihre Apps',
  },
  kinds: {
    'findings-escalated': (n, one, _name) =>
      one ? '1 Befund ist eskaliert' : `${n} Befunde sind eskaliert`,
    'findings-overdue': (n, one, _name) =>
      one ? '1 Befund ist über die Frist' : `${n} Befunde sind über die Frist`,
    'findings-to-confirm': (n, one, _name) =>
      one
        ? '1 Befund beruht nur auf einem Namen: bestätigen oder nicht'
        : `${n} Befunde beruhen nur auf einem Namen: bestätigen oder nicht`,
    'inventory-held': (_n, _one, name) =>
      `${name}: viel weniger Telefone als zuletzt, angehalten, bis jemand sagt, warum`,
    'plan-failed': (_n, _one, name) => `Ein Plan ließ sich nicht ausführen: ${name}`,
    drift: (_n, _one, name) => `Das MDM weicht vom Entschiedenen ab: ${name}`,
    'change-to-decide': (_n, _one, name) => `Über einen Vorschlag entscheiden: ${name}`,
    'exception-to-decide': (_n, _one, name) => `Über eine Ausnahme für ${name} entscheiden`,
    'exception-to-advise': (_n, _one, name) => `Zu einer Ausnahme für ${name} raten`,
    'approval-to-decide': (_n, _one, name) => `Über eine Freigabe von ${name} entscheiden`,
    'answers-to-settle': (n, one, _name) =>
      one ? '1 Antwort ist zu klären' : `${n} Antworten sind zu klären`,
    'canary-to-verify': (_n, _one, name) => `Eine Probegruppe wartet auf den Nachweis: ${name}`,
    'plan-to-apply': (_n, _one, name) => `Ein Plan wartet auf die Anwendung: ${name}`,
    'messages-failed': (n, one, _name) =>
      one ? '1 Nachricht ließ sich nicht senden' : `${n} Nachrichten ließen sich nicht senden`,
    'messages-to-hand-over': (n, one, _name) =>
      one ? '1 Nachricht ist zu übergeben' : `${n} Nachrichten sind zu übergeben`,
    'exception-ending': (_n, _one, name) => `Eine Ausnahme für ${name} endet bald`,
    'approval-ending': (_n, _one, name) => `Eine Freigabe von ${name} endet bald`,
  },
};
