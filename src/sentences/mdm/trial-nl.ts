import type { TrialPhrases } from './trial-phrases.ts';

export const TRIAL_NL: TrialPhrases = {
  host: (host, ok) => `Deze server ${ok ? 'mag' : 'mag niet'} met ${host} spreken.`,
  secret: (name, ok) => `Het geheim ${name} ${ok ? 'ligt op zijn plaats' : 'ontbreekt'}.`,
  signIn: (_, ok) => `De MDM aanvaardt de toegang${ok === false ? ' niet' : ''}.`,
  right: (right, ok) =>
    ok === null
      ? `Of de toegang het recht ${right} heeft, is niet geprobeerd.`
      : `De toegang ${ok ? 'heeft' : 'mist'} het recht ${right}.`,
  answer: (_, ok) => `De MDM antwoordt ${ok === false ? 'niet ' : ''}zoals het hoort.`,
  phones: (n, ok) => (ok ? `Er zijn telefoons te lezen: ${n}.` : 'Er is geen telefoon te lezen.'),
  clock: (seconds, ok) =>
    `Zijn klok loopt ${seconds} seconden uit met de onze${ok ? '' : ', en dat is te veel'}.`,
  answered: (what) => `Het antwoord was ${what}.`,
  nameHost: (host) =>
    `Wie de server beheert, noemt ${host} in GRENDEL_MDM_HOSTS, of in een bestand hosts naast de geheimen.`,
  putSecret: (file, variable) =>
    `Zet het in het bestand ${file}${variable === null ? '' : ` of de variabele ${variable}`} op de server.`,
  remedies: {
    unauthorised:
      'Controleer de toegang: die kan verlopen zijn, vervangen, of van een andere tenant.',
    forbidden:
      'Geef de toegang de rechten die op de pagina over MDM’s staan, en laat ze goedkeuren.',
    throttled:
      'Niets te doen: het werk gaat later door. Gebeurt het dagelijks, kijk dan welke andere programma’s deze tenant gebruiken.',
    unavailable: 'Probeer het later opnieuw; kijk op de statuspagina of in het logboek van de MDM.',
    'cursor-lost': 'Niets te doen: het lezen begint opnieuw.',
    'not-found': 'Misschien haalde iemand het weg uit de MDM; kijk daar, en maak een nieuw plan.',
    conflict: 'Iemand wijzigde het intussen in de MDM: maak een nieuw plan.',
    refused: 'De MDM nam niet aan wat gestuurd is; de code zegt waarom.',
    unexpected:
      'De MDM, of iets ervoor, antwoordde wat nergens beschreven is: controleer adres en versie.',
    'intune-rights':
      'Geef de app-registratie de rechten die op de pagina over MDM’s voor Intune staan, laat een beheerder ze goedkeuren, en kijk of de tenant een geldige Intune-licentie heeft.',
    'check-address': 'Controleer het adres; er kan een proxy of inlogpagina voor de MDM staan.',
    'no-address': 'Geef een adres dat met https:// begint.',
    'use-https': 'Gebruik https; http is alleen voor deze machine.',
    'no-user-in-address': 'Geef gebruiker en wachtwoord als geheimen, niet in het adres.',
    'key-unreadable': 'Geef een RSA-sleutel in PKCS #8 en zijn certificaat, beide in PEM.',
    'only-a-change':
      'Alleen een wijziging laat het zien: dat doet het plan voor de eerste telefoons.',
    'nothing-there':
      'De toegang is toegelaten en ziet geen telefoon: kijk naar tenant, locatie of bereik, en of er telefoons zijn aangemeld.',
    'set-clock': 'Zet de klok van deze server met NTP gelijk; klopt die, dan die van de MDM.',
  },
};
