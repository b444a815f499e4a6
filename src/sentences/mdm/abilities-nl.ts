import type { AbilityWord } from '../../core/mdm/ability-words.ts';

export const ABILITIES_NL: Readonly<Record<AbilityWord, string>> = {
  'allow-list-profile': 'een configuratieprofiel met allowListedAppBundleIDs',
  'nanomdm-block':
    'een profiel met blockedAppBundleIDs (iOS 15 tot en met 26); de declaratie com.apple.configuration.app.settings (vanaf 27)',
  'nanomdm-exempt':
    'elk apparaat krijgt zijn profiel of declaratie apart; een vrijgesteld apparaat krijgt het niet',
  'nanomdm-proof':
    'het antwoord op Restrictions noemt de identifiers die gelden; de status van een declaratie zegt actief en geldig',
  'remove-application': 'de opdracht RemoveApplication',
  'jamf-block':
    'een configuratieprofiel met blockedAppBundleIDs, voor alle apparaten op de vrijgestelde na, of voor die het noemt',
  'jamf-remove': 'een uitsluiting van het bereik van de app, waar Jamf haar plaatste',
  'jamf-exempt': 'een uitsluiting van het apparaat van het bereik van het profiel',
  'jamf-proof':
    'de lijst van profielen die elk apparaat bij zijn laatste inventaris meldde; de naam van het onze zegt welke inhoud het heeft',
  'intune-block-apple':
    'de instelling Blocked App Bundle IDs van de instellingencatalogus; zij verbergt de app en laat haar staan',
  'intune-block-android':
    'een app van Managed Google Play met de bedoeling uninstall; dat haalt de app weg en houdt haar weg',
  'intune-block-company-profile':
    'apparaatbeperkingen, persoonlijk profiel: lijst van geblokkeerde apps (blind); aan de werkkant de bedoeling uninstall',
  'intune-block-work-profile':
    'de bedoeling uninstall, alleen aan de werkkant; de persoonlijke kant is buiten bereik',
  'intune-exempt':
    'een eigen beveiligingsgroep van Grendel in de directory, uitgesloten van de toewijzing',
  'intune-non-compliant': 'een nalevingsbeleid met restrictedApps (bèta)',
  'intune-proof':
    'het rapport DeviceStatusesByConfigurationProfile; dat zegt dat het profiel is aangenomen, en niets bewijst meer',

  supervised: 'een apparaat onder toezicht',
  'ios-15': 'iOS 15 of nieuwer',
  'ios-26-or-own-app': 'iOS 26 of nieuwer; daarvoor alleen apps die de MDM zelf plaatste',
  'app-of-the-mdm': 'een app die de MDM zelf plaatste',
  kmfddm: 'voor de declaratie: KMFDDM, en een apparaat dat zegt haar te begrijpen',
  'managed-google-play': 'Managed Google Play, aan de tenant gekoppeld',
  'app-in-google-play': 'een app die in Google Play staat',
  'object-in-directory': 'een telefoon die een object in de directory heeft',
  'conditional-access':
    'een beleid van voorwaardelijke toegang dat om een apparaat vraagt dat naleeft',

  'unsupervised-nothing':
    'zonder toezicht wordt het profiel geplaatst, en doen zijn sleutels die apps blokkeren niets',
  'unsupervised-reported':
    'zonder toezicht wordt het profiel als toegepast gemeld en doet het niets; beperkte apps en naleving melden op bundle-ID',
  'user-enrolment-forbids':
    'bij een persoonlijke aanmelding zijn alle sleutels verboden die apps blokkeren',
  'user-enrolment-private': 'een persoonlijke aanmelding laat privé-apps aan de houder',
  'nanomdm-no-compliance': 'NanoMDM kent geen naleving',
  'nanomdm-no-messages': 'NanoMDM stuurt opdrachten, geen berichten',
  'jamf-no-compliance':
    'Jamf Pro meldt naleving aan anderen met slimme groepen die een beheerder maakt',
  'jamf-no-messages': 'berichten bereiken de houder alleen via Self Service',
  'intune-no-removal':
    'Intune haalt weg wat het zelf toewees; geen aanroep van Graph verwijdert een app op bundle-ID',
  'block-removes':
    'de blokkade zelf haalt de app weg, met haar gegevens: er is geen aparte stap voor',
  'personal-side': 'de persoonlijke kant is buiten bereik',
  'intune-no-allow-list':
    'de instellingen voor geblokkeerde en voor toegestane apps sluiten elkaar uit, en Grendel gebruikt de eerste',
  'own-notices': 'de berichten zijn die van Grendel zelf',
  'intune-play-proof':
    'wie een app nog heeft, is een apart rapport per app; de volgende inventaris zegt het',

  'devices-in-a-request': 'apparaten in één verzoek',
  'length-of-address': 'de lengte van een adres; gekozen zoals KMFDDM kiest',
  'connections-at-once': 'verbindingen tegelijk',
  'requests-a-second': 'verzoeken per seconde',
  client: 'cliënt',
  'client-of-gateway': 'cliënt van de Platform-API-gateway',
  'restricted-apps-of-profile': 'beperkte apps van een profiel',
  'restricted-apps-of-compliance': 'beperkte apps van een nalevingsbeleid',
  'apps-of-personal-list': 'apps van de lijst van het persoonlijke profiel',
  identifiers: 'identificaties',
  'requests-on-devices': 'verzoeken over apparaten',
  'changes-of-configuration': 'wijzigingen van de configuratie',
  'per-20-seconds-and-app': 'in 20 seconden per app',
  'export-jobs': 'exporttaken',
  'per-minute-and-app': 'per minuut per app',
  'requests-of-batch': 'verzoeken van één batch',
  requests: 'verzoeken',
};
