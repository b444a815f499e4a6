import type { PageWords } from './page-words.ts';

export const DE: PageWords = {
  title: 'Zu Ihrem Diensttelefon',
  skip: 'Zum Inhalt',
  languages: 'Sprache',
  answers: 'Ihre Antwort',
  lead: 'Wählen Sie eine aus. Bis zum {day} können Sie wiederkommen und sie ändern.',
  which: 'Um welche App geht es?',
  answer: {
    removed: {
      says: 'Ich habe sie entfernt',
      what: 'Sie haben die App von Ihrem Telefon entfernt, und auch Ihr Konto, wenn Sie dafür eines für die Arbeit hatten.',
      button: 'Ich habe sie entfernt',
      follows:
        'Sie bekommen keine Erinnerungen, bis Ihr Telefon wieder angesehen wurde. Ist die App dann weg, ist die Sache erledigt, und Sie brauchen nichts mehr zu tun.',
    },
    needed: {
      says: 'Ich brauche sie für meine Arbeit',
      what: 'Sie können eine Ausnahme beantragen. Jemand anderes entscheidet darüber, und Sie erfahren, was entschieden wurde. Bis dahin bekommen Sie keine Erinnerungen.',
      button: 'Ausnahme beantragen',
      follows: 'Ihr Antrag wird geprüft. Bis er entschieden ist, bekommen Sie keine Erinnerungen.',
    },
    'not-mine': {
      says: 'Das ist nicht mein Telefon',
      what: 'Sie haben das Telefon, um das es geht, nicht oder nicht mehr.',
      button: 'Das ist nicht mein Telefon',
      follows: 'Es wird geklärt, wessen Telefon es ist. Bis dahin bekommen Sie keine Erinnerungen.',
    },
    disputed: {
      says: 'Ich widerspreche',
      what: 'Die App ist nicht auf Ihrem Telefon, oder Sie meinen, dass sie nicht auf die Liste gehört.',
      button: 'Absenden',
      follows:
        'Jemand liest, was Sie geschrieben haben. Bis dahin bekommen Sie keine Erinnerungen.',
    },
  },
  given: 'Sie haben am {day} geantwortet:',
  decided: {
    granted:
      'Ihrem Antrag wurde stattgegeben: Sie dürfen die App bis einschließlich {day} behalten.',
    refused: 'Ihr Antrag wurde am {day} abgelehnt. Was unten von Ihnen verlangt wird, gilt wieder.',
    ended: 'Ihre Ausnahme endete am {day}.',
    withdrawn: 'Ihr Antrag wurde am {day} zurückgezogen.',
  },
  replaced: 'Sie tritt an die Stelle Ihrer früheren Antwort.',
  asked: 'Die Nummer Ihres Antrags ist {number}.',
  ground: 'Wofür ist es?',
  choose: 'Bitte wählen',
  task: 'Für welche Aufgabe brauchen Sie die App?',
  taskHint: 'In wenigen Sätzen: was Sie damit tun und warum es ohne nicht geht.',
  until: 'Bis wann brauchen Sie sie?',
  untilHint: 'Der letzte Tag, an dem Sie sie brauchen.',
  untilLimit: 'Nicht später als {day}.',
  conditions: 'Mit dem Antrag stimmen Sie dem zu:',
  noGrounds:
    'Die Regeln für Ihr Telefon nennen keinen Grund, aus dem hier eine Ausnahme beantragt werden kann. Sprechen Sie mit Ihrer Organisation.',
  words: 'Was stimmt nicht?',
  wordsHint: 'Wer es klärt, liest das. Schreiben Sie nicht mehr über sich selbst, als nötig ist.',
  grounds: {
    'inspection-and-supervision': 'Inspektion und Aufsicht',
    'criminal-investigation': 'Strafverfolgung',
    intelligence: 'Nachrichten- und Sicherheitsdienst',
    'required-for-work': 'Meine Arbeit verlangt es',
    'law-enforcement': 'Strafverfolgung und Gefahrenabwehr',
    'national-security': 'Nationale Sicherheit',
    'security-research': 'Sicherheitsforschung',
    'information-security': 'Informationssicherheit',
  },
  mitigations: {
    'separate-device': 'die App ist nur auf einem Gerät, das für nichts anderes benutzt wird',
    'off-internal-networks': 'dieses Gerät ist nicht in internen Netzen',
    'no-official-accounts': 'darauf wird kein dienstliches Konto benutzt',
  },
  wrong: 'Es fehlt noch etwas',
  faults: {
    'no-app': 'Wählen Sie aus, um welche App es geht.',
    'one-app-at-a-time':
      'Wählen Sie eine App aus. Für eine andere stellen Sie danach einen neuen Antrag.',
    'no-words': 'Schreiben Sie, was nicht stimmt.',
    'no-task': 'Schreiben Sie, für welche Aufgabe Sie die App brauchen.',
    'no-ground': 'Wählen Sie aus, wofür es ist.',
    'no-day': 'Geben Sie an, bis zu welchem Tag Sie sie brauchen.',
    'ends-in-past': 'Geben Sie einen Tag an, der noch kommt.',
    'ends-too-late': 'Geben Sie einen früheren Tag an: So lange lassen die Regeln nicht zu.',
    'asked-already': 'Für diese App wurde schon eine Ausnahme beantragt. Sie wird geprüft.',
    'finding-closed': 'Es gibt nichts mehr zu antworten: Die Sache ist erledigt.',
    'not-taken': 'So konnte es nicht angenommen werden. Prüfen Sie, was Sie ausgefüllt haben.',
  },
  closed: {
    title: 'Dieser Link öffnet nichts mehr',
    what: 'Die Sache ist vielleicht erledigt, eine neuere Nachricht ist gekommen, oder ein Teil der Adresse fehlt.',
    doThis:
      'Öffnen Sie den Link der letzten Nachricht noch einmal, und zwar ganz. Bei Fragen wenden Sie sich an den Servicedesk Ihrer Organisation; ein Konto brauchen Sie hier nicht.',
  },
  dayForm: 'de-DE',
};
