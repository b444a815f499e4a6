import { deeds, things } from './actions-de.ts';
import type { LedgerWords } from './en.ts';

export const de: LedgerWords = {
  title: 'Logbuch',
  answer: {
    checking: 'Ihr Browser prüft das Logbuch.',
    holds: (n, day) =>
      `${n} Einträge. Ihr Browser hat sie soeben geprüft: Nichts von dem, was er am ${day} sah, wurde geändert oder entfernt.`,
    first: (n) =>
      `${n} Einträge, signiert mit dem Schlüssel dieses Logbuchs. Dieser Browser sieht es zum ersten Mal und behält den Prüfpunkt für den nächsten Vergleich.`,
    pasted: (n) =>
      `${n} Einträge. Ihr Browser hat sie soeben geprüft: Das Logbuch beginnt mit allem, was Ihr Prüfpunkt signiert hat.`,
    unknown: (n) =>
      `${n} Einträge. Ihr Browser konnte die Signatur nicht prüfen; vergewissern Sie sich auf anderem Weg.`,
    fails:
      'Was der Server zeigt, passt nicht zu dem, was signiert wurde. Lassen Sie diese Seite, wie sie ist, und melden Sie es dem Betreiber des Servers und der Revision.',
  },
  nothing: 'Noch ist nichts signiert',
  nothingSays:
    'Jede Entscheidung wird ein Eintrag, und Einträge werden binnen einer Minute signiert. Kommen Sie dann wieder.',
  checkedHere: 'In Ihrem Browser geprüft',
  checkedHereSays:
    'Nicht der Server sagt es: Ihr Browser hat es selbst nachgerechnet, nach öffentlichen Regeln (RFC 6962 und C2SP).',
  outcomes: {
    holds: 'geprüft',
    fails: 'passt nicht',
    unknown: 'nicht prüfbar',
    first: 'erstes Mal',
  },
  steps: {
    unreadable: 'Die Antwort des Servers ist kein Prüfpunkt.',
    signed: {
      holds: 'Der Prüfpunkt ist mit dem Schlüssel dieses Logbuchs signiert (Ed25519).',
      fails: 'Der Prüfpunkt ist nicht mit dem Schlüssel signiert, den der Server nennt.',
      unknown:
        'Dieser Browser kann Ed25519-Signaturen nicht prüfen. Chrome 137, Firefox 129, Safari 17 und neuere können es.',
    },
    key: {
      same: 'Es ist der Schlüssel, den dieser Browser schon kannte.',
      changed: 'Der Schlüssel ist neu, und der diesem Browser bekannte hat mitsigniert.',
      first:
        'Dieser Browser kennt noch keinen Schlüssel dieses Logbuchs. Vergleichen Sie den auf dieser Seite mit dem, den Sie anderswo erhalten haben.',
      other:
        'Es ist ein anderer Schlüssel als der diesem Browser bekannte, und dieser hat nicht mitsigniert.',
    },
    nothingBefore:
      'Es gibt keinen früheren Prüfpunkt zum Vergleich. Beim nächsten Mal ist es dieser; oder fügen Sie unten einen ein.',
    pastedUnreadable: 'Was Sie eingefügt haben, ist kein Prüfpunkt.',
    rememberedUnreadable: 'Was dieser Browser behalten hatte, ist kein Prüfpunkt.',
    pastedSigned: {
      holds: (n) => `Ihr Prüfpunkt über ${n} Einträge ist mit demselben Schlüssel signiert.`,
      fails: (n) =>
        `Ihr Prüfpunkt über ${n} Einträge ist nicht mit einem Schlüssel dieses Logbuchs signiert: Er kann verändert worden sein.`,
      unknown: (n) => `Die Signatur Ihres Prüfpunkts über ${n} Einträge wurde nicht geprüft.`,
    },
    rememberedSigned: {
      holds: (n, at) =>
        `Der Prüfpunkt über ${n} Einträge, den dieser Browser am ${at} behielt, ist mit demselben Schlüssel signiert.`,
      fails: (n, at) =>
        `Der Prüfpunkt über ${n} Einträge, den dieser Browser am ${at} behielt, ist nicht mit diesem Schlüssel signiert.`,
      unknown: (n, at) =>
        `Die Signatur des Prüfpunkts vom ${at} über ${n} Einträge wurde nicht geprüft.`,
    },
    begins: {
      longer: (from, to) => `Das Logbuch mit ${to} Einträgen beginnt mit genau diesen ${from}.`,
      same: (from, _to) => `Es sind noch dieselben ${from} Einträge.`,
      shorter: (from, to) =>
        `Das Logbuch hatte ${from} Einträge und hat jetzt ${to}: Es fehlen Einträge.`,
      'other-log': (_from, _to) => 'Es ist der Prüfpunkt eines anderen Logbuchs.',
    },
    changed: (from) =>
      `Das Logbuch beginnt nicht mehr mit diesen ${from} Einträgen: Mindestens einer wurde geändert oder entfernt.`,
  },
  compare: {
    title: 'Mit einem eigenen Prüfpunkt vergleichen',
    label: 'Ein Prüfpunkt, der anderswo aufbewahrt wurde',
    hint: 'Alle Zeilen, wie sie ausgegeben wurden: aus einem Bericht, von einer anderen Regierung, vom letzten Monat.',
    empty: 'Fügen Sie zuerst einen Prüfpunkt ein.',
    unreadable:
      'Das ist kein Prüfpunkt. Er besteht aus einem Namen, einer Zahl, einem Hashwert, einer leeren Zeile und einer Signatur.',
    do: 'Vergleichen',
    back: 'Mit dem vergleichen, was dieser Browser behielt',
  },
  note: {
    title: 'Prüfpunkt',
    says: 'Bewahren Sie ihn auf, wo dieser Server ihn nicht erreicht.',
    download: 'Prüfpunkt speichern',
    key: 'Schlüssel dieses Logbuchs',
    keySays:
      'Der öffentliche Schlüssel. Vergleichen Sie ihn einmal mit dem, den Sie anderswo erhalten haben.',
  },
  recount: {
    do: (n) => `Alle ${n} Einträge nachrechnen`,
    label: 'Einträge nachrechnen',
    says: (done, of, rate, left) =>
      `${done} von ${of} Einträgen${rate ? `, ${rate} je Sekunde` : ''}${left ? `, noch ${left}` : ''}`,
    holds: (n) =>
      `Alle ${n} Einträge, hier einzeln nachgerechnet, führen zu der Wurzel, die signiert wurde.`,
    fails: (n) => `Die ${n} Einträge führen nicht zu der Wurzel, die signiert wurde.`,
  },
  entries: 'Was darin steht',
  entriesNotYours:
    'Einträge lesen nur die Revision und der Betreiber, denn sie betreffen alle Organisationen und lassen sich nicht trennen. Was oben steht, genügt, um zu prüfen, dass keiner geändert wurde.',
  unreadEntry: 'Ein unlesbarer Eintrag',
  unreadEntrySays:
    'Seine Bytes haben nicht die Form eines Eintrags. Sie wurden nachgerechnet, wie sie sind.',
  noneOfThese: 'Keiner der durchgesehenen Einträge gehört dazu.',
  older: 'Ältere durchsehen',
  lookedThrough: (n, all) => `${n} von ${all} durchgesehen`,
  filters: {
    what: 'Worum es geht',
    about: (thing) => thing,
    by: (seal) => `von ${seal}`,
    to: (object) => `zu ${object}`,
  },
  columns: {
    what: 'Was',
    object: 'Woran',
    result: 'Ergebnis',
    actor: 'Wer, versiegelt',
    when: 'Wann',
    number: 'Eintrag',
  },
  amount: (n) => `${n} Einträge`,
  entry: (n) => `Eintrag ${n}`,
  entryIs: (n, title) => `Eintrag ${n}: ${title}`,
  noSuchEntry: 'Diesen Eintrag gibt es nicht',
  noSuchEntrySays: 'Einträge sind von 0 an lückenlos nummeriert.',
  entryMissing: 'Der Server hat diesen Eintrag nicht herausgegeben, obwohl er signiert wurde.',
  entryAnswer: {
    on: (moment) => `Geschrieben am ${moment}.`,
    holds: 'Ihr Browser hat es soeben geprüft: Der Eintrag steht im signierten Logbuch.',
    fails:
      'Ihr Browser konnte es nicht bestätigen: Lassen Sie diese Seite, wie sie ist, und melden Sie es der Revision.',
    unknown:
      'Er führt zur Wurzel; ob diese Wurzel signiert wurde, kann dieser Browser nicht feststellen.',
  },
  proof: {
    title: 'Beweis',
    says: (n, one) =>
      `Von diesem Eintrag über ${one ? 'einen Hashwert' : `${n} Hashwerte`} zu der Wurzel, die signiert wurde. Ändern Sie einen Buchstaben des Eintrags, und die Wurzel ist eine andere.`,
    root: 'Signierte Wurzel',
    leaf: 'Der Hashwert des Eintrags ist',
    leads: (n, one) =>
      `${one ? 'Ein Hashwert führt' : `${n} Hashwerte führen`} zur Wurzel des Prüfpunkts.`,
    astray: 'Was der Server als Beweis gibt, führt zu einer anderen Wurzel als der signierten:',
    list: (n, one) => (one ? 'Der Hashwert' : `Die ${n} Hashwerte als Liste`),
    caption: 'Vom Eintrag zur Wurzel',
    columns: {
      step: 'Schritt',
      side: 'Verbunden mit',
      hash: 'Hashwert',
      covers: 'Einträge darunter',
    },
    sides: { left: 'was davor steht', right: 'was danach steht' },
  },
  theEntry: 'Der Eintrag',
  asItStands: 'Wie er im Logbuch steht',
  facts: {
    what: 'Was',
    when: 'Wann',
    object: 'Woran',
    result: 'Ergebnis',
    by: 'Von',
    texts: 'In ihren Worten',
    origin: 'Ausgelöst durch',
    policy: 'Richtlinie',
    catalogue: 'Katalog',
  },
  moreOfIt: 'alle Einträge dazu',
  seals: {
    sealed: 'Versiegelt als',
    erased: 'Gelöscht: Niemand kann es mehr öffnen. Versiegelt als',
    open: 'Die Siegel öffnen',
    openSays: 'Dass Sie nachgesehen haben, wird ebenfalls ein Eintrag.',
    notYours: 'Siegel öffnen nur die Revision und der Betreiber.',
    fits: 'Das Siegel passt, hier geprüft.',
    doesNotFit: 'Das Siegel passt nicht dazu.',
  },
  downloadAll: 'Eintrag, Beweis und Prüfpunkt speichern',
  downloadAllSays: 'Um sie anderswo zu prüfen, ohne uns.',
  beside: 'Daneben',
  actionIs: (thing, deed) => `${thing}: ${deed}`,
  things,
  deeds,
};
