import type { VettingWords } from './en.ts';

export const signals: VettingWords['signals'] = {
  'known-identifier': 'Dit être',
  'known-signer': 'Signée par une clé de',
  'shared-signer': 'Signée par une clé que partagent plusieurs éditeurs :',
  'anyone-can-sign': 'Signée par une clé publique : n’importe qui le peut',
  'signer-country': 'Son certificat nomme un pays',
  'known-name': 'Porte le nom de',
  'code-of-known-app': 'Contient du code de',
  'register-number': 'Nomme un numéro d’un registre',
  'default-language': 'Sa première langue',
  'developer-key': 'Contient la clé d’un client de',
  'sold-through': 'Vient ou est mise à jour par',
  sdk: 'Contient',
  'sdk-trace': 'Traces de',
  packer: 'Empaquetée par',
  'loads-code': 'Peut charger du code plus tard, par',
  'trust-anchor': 'Apporte la confiance en',
  host: 'Parle à',
};

export const kinds: VettingWords['kinds'] = {
  identifier: 'identifiant',
  label: 'nom',
  component: 'composant',
  'defined-class': 'classe dans le code',
  'referenced-class': 'classe appelée',
  'native-library': 'bibliothèque native',
  framework: 'cadriciel',
  'class-prefix': 'classes qui commencent ainsi',
  asset: 'fichier à l’intérieur',
  'meta-data': 'clé du manifeste',
  permission: 'autorisation',
  'privacy-manifest': 'domaine d’un manifeste de confidentialité',
  host: 'hôte',
  certificate: 'certificat',
  team: 'équipe Apple',
  language: 'langue',
  'register-number': 'numéro',
};

export const groups: VettingWords['groups'] = {
  location: 'Position',
  'location-in-background': 'Position en arrière-plan',
  contacts: 'Carnet d’adresses',
  calendar: 'Agenda',
  messages: 'Messages SMS',
  calls: 'Appels et leur journal',
  'phone-identity': 'Numéros qui identifient le téléphone',
  camera: 'Caméra',
  microphone: 'Le micro',
  photos: 'Les photos',
  files: 'Fichiers',
  health: 'Santé',
  'body-sensors': 'Capteurs corporels',
  activity: 'Mouvement',
  'nearby-devices': 'Appareils proches',
  'local-network': 'Le réseau local',
  accounts: 'Comptes',
  'notifications-of-others': 'Notifications d’autres applications',
  'screen-of-others': 'L’écran d’autres applications',
  'over-other-apps': 'Dessiner par-dessus d’autres applications',
  'controls-device': 'Commande du téléphone',
  vpn: 'Tout le trafic (VPN)',
  'sees-other-apps': 'Quelles autres applications il y a',
  'installs-apps': 'Installer des applications',
  tracking: 'Suivi entre applications',
  biometrics: 'Visage et empreinte',
  speech: 'Reconnaissance vocale',
  home: 'Appareils du domicile',
  'media-library': 'Médiathèque',
  'shared-with-own-apps': 'Ce qu’elle partage avec les applications de son éditeur',
  payments: 'Paiements',
  network: 'Le réseau',
  'runs-in-background': 'Fonctionner en arrière-plan',
  'starts-by-itself': 'Démarrer d’elle-même',
  'shows-notifications': 'Montrer des notifications',
  settings: 'Réglages',
  store: 'La boutique',
  other: 'Autres',
};

export const questions: VettingWords['questions'] = {
  'signer-differs': (app) => `Elle dit être ${app}, et une autre clé que les connues l’a signée.`,
  'signer-not-on-record': (app) =>
    `Elle dit être ${app} ; aucune clé de ${app} n’est connue pour comparer.`,
  'signature-does-not-hold': () =>
    'Sa signature ne vaut pas : ce qu’elle contient n’est pas ce qui a été signé.',
  'anyone-can-sign': () =>
    'Elle est signée par une clé publique ; n’importe qui a donc pu la faire.',
  fork: (app) => `Elle contient le code de ${app} sous un autre identifiant.`,
  namesake: (app) => `Elle porte le nom de ${app} sous un autre identifiant.`,
  packed: (packer) =>
    `Son code est empaqueté ; on ne peut voir ce qu’il contient. ${packer}`.trim(),
  encrypted: () => 'Son code est chiffré : seul ce qui est à côté était lisible.',
  'not-readable': () => 'Il n’a pas pu être lu.',
  'not-fully-read': (what) => `Tout n’était pas lisible : ${what}.`,
  'file-finding': (code) =>
    `Le fichier est étrange d’une façon qui peut cacher quelque chose : ${code}.`,
  'loads-code': (loader) => `Elle peut charger du code après cet examen. ${loader}`.trim(),
  'one-sign-only': (who) => `Un seul indice parle de ${who}.`,
  'lead-only': (who) => `Seule une piste parle de ${who} : trop peu pour juger.`,
};

export const settles: VettingWords['settles'] = {
  'record-the-signer': 'le certificat de son éditeur, enregistré, de l’éditeur ou de sa boutique',
  'compare-with-store': 'la même version de la boutique officielle, comparée par certificat',
  'ask-for-unencrypted': 'une copie non chiffrée, de l’éditeur ou du MDM',
  'ask-for-unpacked': 'une version non empaquetée, de l’éditeur, ou une exécution observée',
  'watch-it-run': 'une exécution sur un téléphone observé',
  'get-the-file-again': 'le fichier encore une fois, entier, de là où il venait',
  'look-up-publisher': 'qui l’offre : page de la boutique, registre, conditions',
  'second-sign': 'un second indice d’une autre sorte',
};

export const whys: VettingWords['whys'] = {
  packed: 'son code est empaqueté et ne se déballe que sur un téléphone.',
  encrypted: 'son code est chiffré, comme les copies de l’App Store.',
  'no-app-file':
    'ce n’est pas un fichier d’application : ni APK, ni archive de ses parties, ni IPA.',
  damaged: 'l’archive est abîmée : sa fin, où figure la liste du contenu, manque ou est fausse.',
  'too-big': 'il est plus grand que ce que prennent les téléphones.',
  'took-too-long': 'la lecture a duré trop longtemps et a été arrêtée.',
  'took-too-much-memory': 'la lecture a demandé trop de mémoire et a été arrêtée.',
  'reader-stopped': 'le processus qui lisait n’a pas répondu.',
};
