import type { AbilityWord } from '../../core/mdm/ability-words.ts';

export const ABILITIES_FR: Readonly<Record<AbilityWord, string>> = {
  'allow-list-profile': 'un profil de configuration avec allowListedAppBundleIDs',
  'nanomdm-block':
    'un profil avec blockedAppBundleIDs (iOS 15 à 26) ; la déclaration com.apple.configuration.app.settings (à partir de 27)',
  'nanomdm-exempt':
    'chaque appareil reçoit son profil ou sa déclaration à part ; un appareil dispensé ne le reçoit pas',
  'nanomdm-proof':
    'la réponse à Restrictions nomme les identifiants en vigueur ; l’état d’une déclaration dit active et valide',
  'remove-application': 'la commande RemoveApplication',
  'jamf-block':
    'un profil de configuration avec blockedAppBundleIDs, donné à tous les appareils sauf les dispensés, ou à ceux qu’il nomme',
  'jamf-remove': 'une exclusion de la portée de l’application, là où Jamf l’a mise',
  'jamf-exempt': 'une exclusion de l’appareil de la portée du profil',
  'jamf-proof':
    'la liste des profils que chaque appareil a signalés à son dernier inventaire ; le nom du nôtre dit quel contenu il a',
  'intune-block-apple':
    'le réglage Blocked App Bundle IDs du catalogue de paramètres ; il cache l’application et la laisse là',
  'intune-block-android':
    'une application de Managed Google Play avec l’intention uninstall ; elle est retirée et tenue à l’écart',
  'intune-block-company-profile':
    'restrictions d’appareil, profil personnel : liste d’applications bloquées (à l’aveugle) ; côté travail, l’intention uninstall',
  'intune-block-work-profile':
    'l’intention uninstall, côté travail seulement ; le côté personnel est hors d’atteinte',
  'intune-exempt': 'un groupe de sécurité propre à Grendel dans l’annuaire, exclu de l’attribution',
  'intune-non-compliant': 'une règle de conformité avec restrictedApps (bêta)',
  'intune-proof':
    'le rapport DeviceStatusesByConfigurationProfile ; il dit que le profil a été pris, et rien ne prouve davantage',

  supervised: 'un appareil supervisé',
  'ios-15': 'iOS 15 ou plus récent',
  'ios-26-or-own-app':
    'iOS 26 ou plus récent ; avant, seulement les applications que le MDM a installées lui-même',
  'app-of-the-mdm': 'une application que le MDM a installée lui-même',
  kmfddm: 'pour la déclaration : KMFDDM, et un appareil qui dit la comprendre',
  'managed-google-play': 'Managed Google Play lié au tenant',
  'app-in-google-play': 'une application présente dans Google Play',
  'object-in-directory': 'un téléphone qui a un objet dans l’annuaire',
  'conditional-access': 'une règle d’accès conditionnel qui demande un appareil conforme',

  'unsupervised-nothing':
    'sans supervision, le profil s’installe et ses clés qui bloquent des applications ne font rien',
  'unsupervised-reported':
    'sans supervision, le profil est signalé appliqué et ne fait rien ; les applications restreintes et la conformité signalent par bundle ID',
  'user-enrolment-forbids':
    'sous inscription personnelle, toutes les clés qui bloquent des applications sont interdites',
  'user-enrolment-private':
    'une inscription personnelle laisse les applications privées au détenteur',
  'nanomdm-no-compliance': 'NanoMDM ne connaît pas la conformité',
  'nanomdm-no-messages': 'NanoMDM envoie des commandes, pas de messages',
  'jamf-no-compliance':
    'Jamf Pro signale la conformité à d’autres par des groupes intelligents qu’un administrateur crée',
  'jamf-no-messages': 'les messages n’atteignent le détenteur que par Self Service',
  'intune-no-removal':
    'Intune retire ce qu’il a attribué lui-même ; aucun appel de Graph ne retire une application par son bundle ID',
  'block-removes':
    'le blocage lui-même retire l’application, avec ses données : il n’y a pas d’étape à part',
  'personal-side': 'le côté personnel est hors d’atteinte',
  'intune-no-allow-list':
    'ses réglages d’applications bloquées et d’applications permises s’excluent, et Grendel utilise le premier',
  'own-notices': 'les avis sont ceux de Grendel',
  'intune-play-proof':
    'qui a encore une application est un rapport à part pour chacune ; le prochain inventaire le dit',

  'devices-in-a-request': 'appareils nommés dans une demande',
  'length-of-address': 'la longueur d’une adresse ; choisie comme KMFDDM la choisit',
  'connections-at-once': 'connexions à la fois',
  'requests-a-second': 'demandes par seconde',
  client: 'client (programme)',
  'client-of-gateway': 'client de la passerelle Platform API',
  'restricted-apps-of-profile': 'applications restreintes d’un profil',
  'restricted-apps-of-compliance': 'applications restreintes d’une règle de conformité',
  'apps-of-personal-list': 'applications de la liste du profil personnel',
  identifiers: 'identifiants',
  'requests-on-devices': 'demandes sur les appareils',
  'changes-of-configuration': 'changements de configuration',
  'per-20-seconds-and-app': 'en 20 secondes par application',
  'export-jobs': 'tâches d’export',
  'per-minute-and-app': 'par minute et par application',
  'requests-of-batch': 'demandes d’un lot',
  requests: 'demandes',
};
