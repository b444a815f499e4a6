import type { VettingWords } from './en.ts';

export const signals: VettingWords['signals'] = {
  'known-identifier': 'Sagt, sie sei',
  'known-signer': 'Signiert mit einem Schlüssel von',
  'shared-signer': 'Signiert mit einem Schlüssel, den mehrere Hersteller teilen:',
  'anyone-can-sign': 'Signiert mit einem öffentlichen Schlüssel, also kann es jeder',
  'signer-country': 'Ihr Zertifikat nennt ein Land',
  'known-name': 'Trägt den Namen von',
  'code-of-known-app': 'Enthält Code von',
  'register-number': 'Nennt eine Nummer eines Registers',
  'default-language': 'Ihre erste Sprache',
  'developer-key': 'Enthält den Schlüssel eines Kunden von',
  'sold-through': 'Kommt oder wird erneuert durch',
  sdk: 'Enthält',
  'sdk-trace': 'Spuren von',
  packer: 'Gepackt mit',
  'loads-code': 'Kann später Code laden, durch',
  'trust-anchor': 'Bringt Vertrauen mit in',
  host: 'Spricht mit',
};

export const kinds: VettingWords['kinds'] = {
  identifier: 'Kennung',
  label: 'Bezeichnung',
  component: 'Komponente',
  'defined-class': 'Klasse im Code',
  'referenced-class': 'aufgerufene Klasse',
  'native-library': 'native Bibliothek',
  framework: 'Framework',
  'class-prefix': 'Klassen, die so beginnen',
  asset: 'Datei darin',
  'meta-data': 'Schlüssel im Manifest',
  permission: 'Berechtigung',
  'privacy-manifest': 'Domäne in einem Datenschutzmanifest',
  host: 'Adresse',
  certificate: 'Zertifikat',
  team: 'Apple-Team',
  language: 'Sprache',
  'register-number': 'Nummer',
};

export const groups: VettingWords['groups'] = {
  location: 'Standort',
  'location-in-background': 'Standort im Hintergrund',
  contacts: 'Kontakte',
  calendar: 'Kalender',
  messages: 'Textnachrichten',
  calls: 'Anrufe und ihre Liste',
  'phone-identity': 'Nummern, die das Telefon erkennen',
  camera: 'Kamera',
  microphone: 'Mikrofon',
  photos: 'Fotos',
  files: 'Dateien',
  health: 'Gesundheit',
  'body-sensors': 'Körpersensoren',
  activity: 'Bewegung',
  'nearby-devices': 'Geräte in der Nähe',
  'local-network': 'Das lokale Netz',
  accounts: 'Konten',
  'notifications-of-others': 'Mitteilungen anderer Apps',
  'screen-of-others': 'Der Bildschirm anderer Apps',
  'over-other-apps': 'Über andere Apps zeichnen',
  'controls-device': 'Steuerung des Telefons',
  vpn: 'Aller Verkehr (VPN)',
  'sees-other-apps': 'Welche anderen Apps da sind',
  'installs-apps': 'Apps installieren',
  tracking: 'Verfolgen über Apps hinweg',
  biometrics: 'Gesicht und Fingerabdruck',
  speech: 'Spracherkennung',
  home: 'Geräte zu Hause',
  'media-library': 'Mediathek',
  'shared-with-own-apps': 'Was sie mit Apps ihres Herstellers teilt',
  payments: 'Zahlungen',
  network: 'Das Netz',
  'runs-in-background': 'Im Hintergrund laufen',
  'starts-by-itself': 'Von selbst starten',
  'shows-notifications': 'Mitteilungen zeigen',
  settings: 'Einstellungen',
  store: 'Der Store',
  other: 'Andere',
};

export const questions: VettingWords['questions'] = {
  'signer-differs': (app) =>
    `Sie sagt, sie sei ${app}, und ein anderer Schlüssel als die bekannten hat sie signiert.`,
  'signer-not-on-record': (app) =>
    `Sie sagt, sie sei ${app}; kein Schlüssel von ${app} ist zum Vergleich bekannt.`,
  'signature-does-not-hold': () =>
    'Ihre Signatur ist ungültig: Was darin ist, ist nicht, was signiert wurde.',
  'anyone-can-sign': () =>
    'Sie ist mit einem öffentlichen Schlüssel signiert, also kann jeder sie gemacht haben.',
  fork: (app) => `Sie enthält den Code von ${app} unter einer anderen Kennung.`,
  namesake: (app) => `Sie trägt den Namen von ${app} unter einer anderen Kennung.`,
  packed: (packer) => `Ihr Code ist gepackt; was darin ist, ist nicht zu sehen. ${packer}`.trim(),
  encrypted: () => 'Ihr Code ist verschlüsselt: Nur was daneben liegt, war lesbar.',
  'not-readable': () => 'Sie konnte nicht gelesen werden.',
  'not-fully-read': (what) => `Nicht alles war lesbar: ${what}.`,
  'file-finding': (code) =>
    `Die Datei ist auf eine Weise seltsam, die etwas verbergen kann: ${code}.`,
  'loads-code': (loader) => `Sie kann nach diesem Blick noch Code laden. ${loader}`.trim(),
  'one-sign-only': (who) => `Ein einziges Zeichen spricht von ${who}.`,
  'lead-only': (who) => `Nur ein Hinweis nennt ${who}: zu wenig für ein Urteil.`,
};

export const settles: VettingWords['settles'] = {
  'record-the-signer':
    'das Zertifikat des Herstellers, festgehalten, von ihm oder aus seinem Store',
  'compare-with-store': 'dieselbe Version aus dem offiziellen Store, verglichen am Zertifikat',
  'ask-for-unencrypted': 'eine unverschlüsselte Kopie, vom Hersteller oder aus dem MDM',
  'ask-for-unpacked': 'eine ungepackte Fassung vom Hersteller oder ein beobachteter Lauf',
  'watch-it-run': 'ein Lauf auf einem beobachteten Telefon',
  'get-the-file-again': 'die Datei noch einmal, ganz, von wo sie kam',
  'look-up-publisher': 'wer sie anbietet: Seite im Store, Register, Bedingungen',
  'second-sign': 'ein zweites Zeichen anderer Art',
};

export const whys: VettingWords['whys'] = {
  packed: 'Ihr Code ist gepackt und packt sich erst auf einem Telefon aus.',
  encrypted: 'Ihr Code ist verschlüsselt, wie bei Kopien aus dem App Store.',
  'no-app-file': 'Es ist keine App-Datei: weder APK noch Archiv ihrer Teile noch IPA.',
  damaged: 'Das Archiv ist beschädigt: Sein Ende mit dem Inhaltsverzeichnis fehlt oder ist falsch.',
  'too-big': 'Sie ist größer, als Telefone annehmen.',
  'took-too-long': 'Das Lesen dauerte zu lang und wurde beendet.',
  'took-too-much-memory': 'Das Lesen brauchte zu viel Speicher und wurde beendet.',
  'reader-stopped': 'Der lesende Prozess gab keine Antwort.',
};
