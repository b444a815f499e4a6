import type { StartWords } from './en.ts';

export const de: StartWords = {
  title: 'Drei Wege zu beginnen',
  answer:
    'Reichen Sie einen Export ein: binnen einer Minute sehen Sie, welche Telefone welche verbotenen Apps haben, warum, und was zu tun ist.',
  own: {
    title: 'Einen Export einreichen',
    says: 'Aus Intune, Jamf, Workspace ONE, Knox, Fleet und anderen, als CSV, JSON, Excel oder zip, gepackt oder nicht. Nichts einzurichten.',
    drop: 'Datei hier ablegen',
    orChoose: 'oder auswählen',
    file: 'Export eines MDM',
    look: 'Durchsehen',
    how: 'Wie man einen Export aus dem MDM bekommt',
    noFile: 'Bitte zuerst eine Datei wählen.',
    more: 'Mehr zu dieser Datei',
    name: 'Name der Flotte',
    nameSays:
      'Die Telefone, die ein MDM verwaltet. Reichen Sie den nächsten Export unter demselben Namen ein, dann schließt sich, was weg ist.',
    part: 'Er enthält nur einen Teil der Flotte',
    partSays: 'Dann gilt, was fehlt, nicht als weg.',
    moment: 'Wann das MDM ihn gemacht hat',
    momentSays: 'Nur, wenn die Datei es nicht selbst sagt.',
  },
  sample: {
    title: 'Die Beispielflotte nehmen',
    says: 'Exporte erfundener Ministerien aus zwei Wochen, wie neun Arten von MDM sie schreiben. Alles darin ist erfunden, und jede Seite sagt es.',
    people: 'Sie können ihre Leute spielen: Richtlinie, Administration, Entscheidung, Prüfung.',
    load: 'Beispielflotte laden',
    where: 'Sie kommt in eine eigene Organisation.',
  },
  mdm: {
    title: 'Ein MDM anbinden',
    says: 'Grendel liest die Inventur und kann später sperren, wenn ein Plan geprüft ist. Ein Test sagt, was fehlt.',
    simulated: 'Es gibt nachgebildete MDM, um es ohne Risiko auszuprobieren.',
    choose: 'Ein MDM wählen',
    needs: 'Braucht einen Anwendungsschlüssel, der Geräte lesen darf.',
  },
  keeps: {
    title: 'Was bleibt, was geht',
    says: 'Ein Export wird gelesen, während er vorbeiströmt. Behalten werden die Treffer, eine versiegelte Nummer je Telefon und Zahlen. Alles andere, jede andere App auf jedem Telefon, wird nirgends geschrieben.',
    here: 'Dieser Server läuft, wo Sie ihn gestartet haben, und sendet nichts von einem Export an irgendwen.',
  },
  uploads: {
    title: 'Was Sie eingereicht haben',
    sending: (name) => `${name} wird gelesen`,
    far: (done, of, rate, left) => `${done} von ${of}, ${rate} je Sekunde, noch etwa ${left}`,
    begun: (done, of) => `${done} von ${of}`,
    ending: 'Alles ist angekommen; was gefunden wurde, wird gespeichert',
    leave:
      'Sie können inzwischen auf andere Seiten gehen. Schließen Sie dieses Fenster, bricht es ab, und nichts davon wird genommen.',
    cancel: 'Abbrechen',
    cancelled: 'Abgebrochen. Nichts davon wurde genommen.',
    published: (phones, findings) => `${phones} Telefone gelesen, ${findings} Befunde eröffnet.`,
    unchanged: 'Derselbe Export war schon hier: nichts hat sich geändert.',
    held: 'Er enthält viel weniger als der letzte. Er wartet, bis jemand sagt, warum.',
    refused: 'Er konnte nicht genommen werden:',
    partly: 'Er wurde genommen, doch nicht alles ließ sich lesen:',
    times: (n) => `${n}-mal`,
    momentTitle: 'Wann hat das MDM diesen Export gemacht?',
    momentSays:
      'In der Datei steht es nicht. Was seitdem weg ist, schließt sich; es muss also stimmen.',
    momentGuess: (moment) =>
      `Die Datei wurde zuletzt am ${moment} geändert. Kommt sie direkt aus dem MDM, dann ist es das.`,
    momentSend: 'Mit dieser Zeit einreichen',
    toFindings: 'Sehen, was gefunden wurde',
    toOverview: 'Zum Überblick',
    again: 'Noch einmal versuchen',
    forget: 'Von dieser Liste nehmen',
  },
  notYours:
    'Sie dürfen nichts einreichen. Bitten Sie, wer diesen Server betreibt, um die Rolle der MDM-Administration.',
};
