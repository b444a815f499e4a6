import { deForms } from './de-forms.ts';
import type { ExceptionsWords } from './en.ts';

export const de: ExceptionsWords = {
  ...deForms,
  title: 'Ausnahmen',
  lead: 'Die Erlaubnis, eine verbotene App für eine Kernaufgabe zu haben, auf einigen Telefonen, bis zu einem Tag.',
  answer: (n, one, none) =>
    none
      ? 'Kein Antrag wartet auf eine Stellungnahme oder Entscheidung.'
      : one
        ? '1 Antrag wartet auf eine Stellungnahme oder Entscheidung.'
        : `${n} Anträge warten auf eine Stellungnahme oder Entscheidung.`,
  rule: 'Eine Person beantragt, beliebig viele nehmen Stellung, eine andere entscheidet. Eine Ausnahme endet von selbst, und dann kehrt die Sperre zurück.',
  tabs: {
    label: 'Teile der Ausnahmen',
    queue: 'Zu entscheiden',
    ending: 'Enden bald',
    register: 'Verzeichnis',
    approvals: 'Genehmigungen',
  },
  columns: {
    what: 'Was',
    number: 'Nummer',
    organisation: 'Organisation',
    ground: 'Grund',
    state: 'Stand',
    until: 'Bis einschließlich',
  },
  states: {
    asked: 'Beantragt',
    advised: 'Mit Stellungnahme',
    granted: 'Gewährt',
    'in-force': 'In Kraft',
    refused: 'Verweigert',
    withdrawn: 'Zurückgezogen',
    ended: 'Beendet',
  },
  titleOf: (app, phones, one) => (one ? `${app} für 1 Telefon` : `${app} für ${phones} Telefone`),
  ofGroup: (title, group) => `${title}, Liste „${group}“`,
  restrictedTitle: (number) => `Vertrauliche Ausnahme ${number}`,
  queue: {
    title: 'Was auf eine Stellungnahme oder Entscheidung wartet',
    lead: 'Ein Antrag, über den vor seinem letzten Tag niemand entscheidet, endet ebenfalls.',
    none: 'Nichts wartet',
    noneSays:
      'Ein Antrag kommt hierher, wenn jemand auf eine Nachricht antwortet: „Ich brauche die App für meine Arbeit“, oder wenn ihn jemand stellt.',
  },
  ending: {
    title: 'Was bald endet',
    lead: (days) =>
      `Innerhalb von ${days} Tagen. Für die Zeit danach beantragen Sie eine weitere ab jenem Tag.`,
    none: 'Nichts endet bald',
    noneSays:
      'Ausnahmen, deren letzter Tag näher kommt, stehen hier; wer sie beantragt hat, wird einmal erinnert.',
  },
  register: {
    title: 'Alles, was je beantragt wurde',
    lead: 'Nach Nummern, ohne Lücken. Von einer vertraulichen sehen andere als Ermächtigte Nummer, Stand und Ende.',
    none: 'Das Verzeichnis ist leer',
    noneSays: 'Jeder Antrag bekommt die nächste Nummer, was auch immer aus ihm wird.',
    take: 'Das Verzeichnis mitnehmen',
    takeSays:
      'Als Ganzes, mit den Einträgen des Logbuchs, gegen die es sich prüfen lässt. Dass Sie es mitgenommen haben, steht im Logbuch.',
    csv: 'Verzeichnis als CSV',
    json: 'Verzeichnis als JSON',
    reports: 'Berichte nach oben',
    reportsSay:
      'Je eine Zeile für jede Ausnahme, die unter jener Richtlinie gewährt wurde. Halten Sie sie gegen das verlangte Formular, bevor Sie sie senden.',
    usFederal: 'Vereinigte Staaten, Bund: Office of Management and Budget (CSV)',
    usTexas: 'Texas: Department of Information Resources (CSV)',
  },
  request: {
    title: 'Der Antrag',
    number: (number) => `Antrag ${number}.`,
    asOf: (number, day) => `Antrag ${number}, gestellt am ${day}.`,
    app: 'Anwendung',
    for: 'Für',
    phones: (n, one) => (one ? '1 Telefon' : `${n} Telefone`),
    group: (name) => `Liste „${name}“`,
    numbers: 'Unsere Nummern dafür:',
    ground: 'Grund',
    named: '(die Richtlinie nennt ihn)',
    notNamed: '(die Richtlinie nennt ihn nicht)',
    task: 'Kernaufgabe',
    inFile: 'Steht in der Akte.',
    erased: 'Gelöscht: Die Frist ist vorbei.',
    period: 'Zeitraum',
    from: (from, last) =>
      from === null
        ? `Ab dem Tag der Entscheidung, bis einschließlich ${last}`
        : `Ab ${from}, bis einschließlich ${last}`,
    noLimit: '(die Richtlinie setzt keine Grenze)',
    limit: (day) => `(die Richtlinie erlaubt höchstens bis vor dem ${day})`,
    askedBy: 'Beantragt von',
    byHolder: 'Wer das Telefon hat, von der Seite der Nachricht aus',
    decides: 'Wer entscheidet',
    rank: (rank) => `(nötiger Rang: ${rank})`,
    restricted:
      'Diese Ausnahme ist vertraulich. Andere als Ermächtigte sehen Nummer, Stand und Ende.',
  },
  file: {
    says: 'Die Akte enthält die Kernaufgabe, wer den Antrag stellte, die Stellungnahmen im Wortlaut und die Nummern der Telefone. Jede Einsicht steht im Logbuch, noch bevor etwas gezeigt wird.',
    open: 'Die Akte öffnen: Diese Einsicht wird festgehalten',
    opening: 'Die Einsicht wird festgehalten',
    opened: 'Die Akte ist offen. Diese Einsicht steht im Logbuch.',
    notYours:
      'Dafür braucht es die Rolle MDM-Administration, Entscheidungsbefugnis, Analyse oder Revision.',
    notCleared: 'Sie ist vertraulich, und Sie sind nicht ermächtigt.',
  },
  mitigations: {
    title: 'Was das Risiko verringert',
    mitigation: 'Schutzmaßnahme',
    demanded: 'Von der Richtlinie verlangt',
    promised: 'In diesem Antrag',
    names: {
      'separate-device': 'Ein eigenes Telefon, nur für diese Aufgabe',
      'off-internal-networks': 'Nicht in internen Netzen',
      'no-official-accounts': 'Keine dienstlichen Konten darauf',
    },
    yes: 'ja',
    no: 'nein',
    isPromised: 'zugesagt',
    notPromised: 'nicht zugesagt',
    notChecked: 'Zugesagt, nicht geprüft: Kein MDM sagt, ob es eingehalten wird.',
  },
  course: {
    title: 'Stellungnahmen und Verlauf',
    none: 'Noch hat niemand Stellung genommen.',
    known: {
      asked: 'Beantragt',
      decided: 'Entschieden',
      begun: 'Begonnen',
      reminded: 'An das Ende erinnert',
      ended: 'Beendet',
    },
    what: {
      advised: 'Stellung genommen',
      granted: 'Gewährt',
      refused: 'Verweigert',
      begun: 'Begonnen',
      reminded: 'An das Ende erinnert',
      withdrawn: 'Zurückgezogen',
      ended: 'Beendet',
    },
    says: { for: 'Stellungnahme: dafür.', against: 'Stellungnahme: dagegen.' },
  },
  beside: {
    before: 'Zu dieser App bisher entschieden',
    none: 'Noch nichts.',
    if: 'Wenn Sie sie gewähren',
    keep: (after, now, one) =>
      one
        ? `1 Telefon behält die App statt ${now}`
        : `${after} Telefone behalten die App statt ${now}`,
    keepMore: (n, one) =>
      one ? '1 Telefon mehr behält die App' : `${n} Telefone mehr behalten die App`,
    leaves: 'Der nächste Plan nimmt diese Telefone von der Sperre aus',
    returns: (day) => `Nach dem ${day} kehrt die Sperre von selbst zurück`,
    register: 'Das Verzeichnis nennt Grund und Nummer; nicht die Menschen',
    numberOnly: 'Das Verzeichnis zeigt eine Nummer und nicht mehr',
  },
  answers: {
    asked: (day, ground) => `Beantragt bis einschließlich ${day}; Grund: ${ground}.`,
    named: 'Die Richtlinie nennt diesen Grund.',
    notNamed: 'Die Richtlinie nennt diesen Grund nicht mehr.',
    advised: 'Es liegt eine Stellungnahme vor.',
    notAdvised: 'Noch hat niemand Stellung genommen.',
    advice: (yes, no) => `Stellungnahmen: ${yes} dafür, ${no} dagegen.`,
    restricted: (day) =>
      `Beantragt bis einschließlich ${day}. Worum es geht, sehen nur Ermächtigte.`,
    inForce: (day, when) =>
      `In Kraft bis einschließlich ${day}, ${when}. Dann kehrt die Sperre zurück.`,
    granted: (from, day) => `Gewährt. Sie beginnt am ${from} und gilt bis einschließlich ${day}.`,
    refused: 'Verweigert. Die Regel gilt für diese Telefone wie für alle anderen.',
    withdrawn: 'Zurückgezogen. Die Regel gilt für diese Telefone wie für alle anderen.',
    ended: 'Vorbei. Die Regel gilt für diese Telefone wie für alle anderen.',
  },
  decide: {
    title: 'Ihre Entscheidung',
    unread: 'Sie haben die Akte nicht geöffnet. Kernaufgabe und Stellungnahmen stehen dort.',
    grant: 'Wie beantragt gewähren',
    grantSays: (day) => `Bis einschließlich ${day}.`,
    shorter: 'Für kürzere Zeit gewähren',
    shorterSays: 'Ein früherer letzter Tag; nie ein späterer.',
    refuse: 'Verweigern',
    refuseSays: 'Die Telefone bleiben unter der Regel. Wer beantragt hat, liest, warum.',
    last: 'Letzter Tag',
    lastWrong: (day) => `Nennen Sie einen Tag von heute bis ${day}.`,
    whySays: 'Wer beantragt hat, liest es. Im Logbuch steht es versiegelt.',
    whyMissing: 'Sagen Sie, warum.',
    first: 'Erst eine Entscheidung wählen',
    firstSays: 'Gewähren oder verweigern.',
    doesGrant: (day) => `Gewähren bis ${day}`,
    doesGrantFor: (n, one, day) =>
      one ? `Für 1 Telefon gewähren bis ${day}` : `Für ${n} Telefone gewähren bis ${day}`,
    doesRefuse: 'Den Antrag verweigern',
    granted: 'Gewährt. Es steht im Logbuch.',
    refused: 'Verweigert. Es steht im Logbuch.',
    notYours: 'Es entscheidet, wer entscheidungsbefugt ist.',
    nobody: 'Sie sind als niemand Bestimmtes angemeldet. Eine Person muss dies tun.',
  },
  late: {
    title: 'Jemand anderes hat zuerst entschieden',
    says: (state) =>
      `Während Sie lasen, hat eine andere Person entschieden. Stand jetzt: ${state}. Von Ihnen wurde nichts festgehalten.`,
    wrote: 'Sie hatten geschrieben:',
  },
  advise: {
    title: 'Stellung nehmen',
    question: 'Würden Sie sie gewähren?',
    says: 'Eine Stellungnahme ist keine Entscheidung. Wer den Antrag gestellt hat, kann nicht Stellung nehmen.',
    for: 'Ja',
    against: 'Nein',
    why: 'Warum, und unter welcher Bedingung',
    whySays: 'Wer entscheidet, liest es; im Logbuch steht es versiegelt.',
    missing: 'Sagen Sie, warum.',
    first: 'Wählen Sie ja oder nein.',
    does: 'Diese Stellungnahme abgeben',
    done: 'Ihre Stellungnahme steht in der Akte.',
  },
  endEarly: {
    missing: 'Sagen Sie, warum.',
    returns: (n, one) =>
      n === null
        ? 'Ihre Befunde sind wieder offen, und der nächste Plan bringt die Sperre zurück.'
        : one
          ? 'Der Befund auf 1 Telefon ist wieder offen, und der nächste Plan bringt die Sperre zurück. Sie kann neu beantragt werden.'
          : `Die Befunde auf ${n} Telefonen sind wieder offen, und der nächste Plan bringt die Sperre zurück. Sie kann neu beantragt werden.`,
    closes: 'Der Antrag wird geschlossen. Er kann neu gestellt werden.',
    withdraw: {
      title: 'Die Ausnahme zurückziehen',
      does: 'Zurückziehen',
      done: 'Zurückgezogen. Es steht im Logbuch.',
    },
    'take-back': {
      title: 'Haben Sie sie beantragt? Zurücknehmen',
      does: 'Zurücknehmen',
      done: 'Zurückgenommen. Es steht im Logbuch.',
    },
  },
};
