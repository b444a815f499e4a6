import type { TrialPhrases } from './trial-phrases.ts';

export const TRIAL_DE: TrialPhrases = {
  host: (host, ok) => `Dieser Server darf ${ok ? '' : 'nicht '}mit ${host} sprechen.`,
  secret: (name, ok) => `Das Geheimnis ${name} ${ok ? 'liegt an seinem Platz' : 'fehlt'}.`,
  signIn: (_, ok) => `Das MDM nimmt den Zugang ${ok === false ? 'nicht ' : ''}an.`,
  right: (right, ok) =>
    ok === null
      ? `Ob der Zugang das Recht ${right} hat, wurde nicht versucht.`
      : ok
        ? `Der Zugang hat das Recht ${right}.`
        : `Dem Zugang fehlt das Recht ${right}.`,
  answer: (_, ok) => `Das MDM antwortet ${ok === false ? 'nicht, ' : ''}wie es soll.`,
  phones: (n, ok) => (ok ? `Es gibt Telefone zu lesen: ${n}.` : 'Es gibt kein Telefon zu lesen.'),
  clock: (seconds, ok) =>
    `Seine Uhr weicht ${seconds} Sekunden von unserer ab${ok ? '' : ', und das ist zu viel'}.`,
  answered: (what) => `Es antwortete ${what}.`,
  nameHost: (host) =>
    `Wer den Server betreibt, nennt ${host} in GRENDEL_MDM_HOSTS oder in einer Datei hosts neben den Geheimnissen.`,
  putSecret: (file, variable) =>
    `Legen Sie es auf dem Server in die Datei ${file}${variable === null ? '' : ` oder die Variable ${variable}`}.`,
  remedies: {
    unauthorised:
      'Prüfen Sie den Zugang: Er kann abgelaufen oder ersetzt sein oder zu einem anderen Mandanten gehören.',
    forbidden:
      'Geben Sie dem Zugang die Rechte, die die Seite über MDMs nennt, und lassen Sie sie genehmigen.',
    throttled:
      'Nichts zu tun: Die Arbeit geht später weiter. Geschieht es täglich, suchen Sie andere Programme, die diesen Mandanten nutzen.',
    unavailable:
      'Versuchen Sie es später noch einmal; sehen Sie auf der Statusseite oder im Protokoll des MDM nach.',
    'cursor-lost': 'Nichts zu tun: Das Lesen beginnt von vorn.',
    'not-found':
      'Vielleicht hat es jemand aus dem MDM entfernt; sehen Sie dort nach und planen Sie neu.',
    conflict: 'Jemand hat es inzwischen im MDM geändert: Planen Sie neu.',
    refused: 'Das MDM nahm nicht an, was gesendet wurde; sein Code sagt, warum.',
    unexpected:
      'Das MDM, oder etwas davor, antwortete, was nirgends beschrieben ist: Prüfen Sie Adresse und Version.',
    'intune-rights':
      'Geben Sie der App-Registrierung die Rechte, die die Seite über MDMs für Intune nennt, lassen Sie sie von einem Administrator genehmigen, und prüfen Sie, ob der Mandant eine gültige Intune-Lizenz hat.',
    'check-address':
      'Prüfen Sie die Adresse; vor dem MDM kann ein Proxy oder eine Anmeldeseite stehen.',
    'no-address': 'Geben Sie eine Adresse an, die mit https:// beginnt.',
    'use-https': 'Nutzen Sie https; http ist nur für diese Maschine.',
    'no-user-in-address':
      'Geben Sie Benutzer und Passwort als Geheimnisse an, nicht in der Adresse.',
    'key-unreadable': 'Geben Sie einen RSA-Schlüssel in PKCS #8 und sein Zertifikat, beide in PEM.',
    'only-a-change': 'Nur eine Änderung zeigt es: Der Plan für die ersten Telefone tut das.',
    'nothing-there':
      'Der Zugang wurde eingelassen und sieht kein Telefon: Prüfen Sie Mandant, Standort oder Bereich, und ob Telefone angemeldet sind.',
    'set-clock': 'Stellen Sie die Uhr dieses Servers nach NTP; geht sie richtig, die des MDM.',
  },
};
