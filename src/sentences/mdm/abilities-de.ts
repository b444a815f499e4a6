import type { AbilityWord } from '../../core/mdm/ability-words.ts';

export const ABILITIES_DE: Readonly<Record<AbilityWord, string>> = {
  'allow-list-profile': 'ein Konfigurationsprofil mit allowListedAppBundleIDs',
  'nanomdm-block':
    'ein Profil mit blockedAppBundleIDs (iOS 15 bis 26); die Deklaration com.apple.configuration.app.settings (ab 27)',
  'nanomdm-exempt':
    'jedes Gerät bekommt sein Profil oder seine Deklaration für sich; ein freigestelltes bekommt es nicht',
  'nanomdm-proof':
    'die Antwort auf Restrictions nennt die geltenden Kennungen; der Stand einer Deklaration sagt aktiv und gültig',
  'remove-application': 'der Befehl RemoveApplication',
  'jamf-block':
    'ein Konfigurationsprofil mit blockedAppBundleIDs, für alle Geräte außer den freigestellten oder für die, die es nennt',
  'jamf-remove': 'ein Ausschluss aus dem Bereich der App, wo Jamf sie dorthin gebracht hat',
  'jamf-exempt': 'ein Ausschluss des Geräts aus dem Bereich des Profils',
  'jamf-proof':
    'die Liste der Profile, die jedes Gerät bei seiner letzten Inventur gemeldet hat; der Name des unseren sagt, welchen Inhalt es hat',
  'intune-block-apple':
    'die Einstellung Blocked App Bundle IDs des Einstellungskatalogs; sie verbirgt die App und lässt sie dort',
  'intune-block-android':
    'eine App aus Managed Google Play mit der Absicht uninstall; das entfernt die App und hält sie fern',
  'intune-block-company-profile':
    'Gerätebeschränkungen, privates Profil: Liste gesperrter Apps (blind); auf der Arbeitsseite die Absicht uninstall',
  'intune-block-work-profile':
    'die Absicht uninstall, allein auf der Arbeitsseite; die private Seite ist außer Reichweite',
  'intune-exempt':
    'eine eigene Sicherheitsgruppe von Grendel im Verzeichnis, von der Zuweisung ausgeschlossen',
  'intune-non-compliant': 'eine Konformitätsrichtlinie mit restrictedApps (Beta)',
  'intune-proof':
    'der Bericht DeviceStatusesByConfigurationProfile; er sagt, dass das Profil angenommen wurde, und mehr weist nichts nach',

  supervised: 'ein betreutes Gerät',
  'ios-15': 'iOS 15 oder neuer',
  'ios-26-or-own-app': 'iOS 26 oder neuer; davor nur Apps, die das MDM selbst installiert hat',
  'app-of-the-mdm': 'eine App, die das MDM selbst installiert hat',
  kmfddm: 'für die Deklaration: KMFDDM, und ein Gerät, das sagt, dass es sie versteht',
  'managed-google-play': 'Managed Google Play, mit dem Mandanten verbunden',
  'app-in-google-play': 'eine App, die in Google Play steht',
  'object-in-directory': 'ein Telefon, das ein Objekt im Verzeichnis hat',
  'conditional-access': 'eine Richtlinie für bedingten Zugriff, die ein konformes Gerät verlangt',

  'unsupervised-nothing':
    'ohne Betreuung wird das Profil installiert, und seine Schlüssel, die Apps sperren, bewirken nichts',
  'unsupervised-reported':
    'ohne Betreuung wird das Profil als angewendet gemeldet und bewirkt nichts; eingeschränkte Apps und Konformität melden nach Bundle-ID',
  'user-enrolment-forbids':
    'bei persönlicher Anmeldung sind alle Schlüssel verboten, die Apps sperren',
  'user-enrolment-private': 'eine persönliche Anmeldung überlässt private Apps dem Inhaber',
  'nanomdm-no-compliance': 'NanoMDM kennt keine Konformität',
  'nanomdm-no-messages': 'NanoMDM sendet Befehle, keine Nachrichten',
  'jamf-no-compliance':
    'Jamf Pro meldet Konformität anderen durch intelligente Gruppen, die ein Administrator anlegt',
  'jamf-no-messages': 'Nachrichten erreichen den Inhaber nur über Self Service',
  'intune-no-removal':
    'Intune entfernt, was es selbst zugewiesen hat; kein Aufruf von Graph entfernt eine App nach ihrer Bundle-ID',
  'block-removes':
    'die Sperre selbst entfernt die App mit ihren Daten: Einen eigenen Schritt gibt es nicht',
  'personal-side': 'die private Seite ist außer Reichweite',
  'intune-no-allow-list':
    'seine Einstellungen für gesperrte und für erlaubte Apps schließen einander aus, und Grendel nutzt die erste',
  'own-notices': 'die Benachrichtigungen sind die von Grendel selbst',
  'intune-play-proof':
    'wer eine App noch hat, ist je App ein eigener Bericht; die nächste Inventur sagt es',

  'devices-in-a-request': 'Geräte in einer Anfrage',
  'length-of-address': 'die Länge einer Adresse; gewählt, wie KMFDDM sie wählt',
  'connections-at-once': 'Verbindungen zugleich',
  'requests-a-second': 'Anfragen je Sekunde',
  client: 'Zugang',
  'client-of-gateway': 'Zugang des Gateways der Platform-API',
  'restricted-apps-of-profile': 'eingeschränkte Apps eines Profils',
  'restricted-apps-of-compliance': 'eingeschränkte Apps einer Konformitätsrichtlinie',
  'apps-of-personal-list': 'Apps der Liste des privaten Profils',
  identifiers: 'Kennungen',
  'requests-on-devices': 'Anfragen zu Geräten',
  'changes-of-configuration': 'Änderungen der Konfiguration',
  'per-20-seconds-and-app': 'in 20 Sekunden je App',
  'export-jobs': 'Exportaufträge',
  'per-minute-and-app': 'je Minute und App',
  'requests-of-batch': 'Anfragen eines Stapels',
  requests: 'Anfragen',
};
