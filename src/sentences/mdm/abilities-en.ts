import type { AbilityWord } from '../../core/mdm/ability-words.ts';

export const ABILITIES_EN: Readonly<Record<AbilityWord, string>> = {
  'allow-list-profile': 'a configuration profile with allowListedAppBundleIDs',
  'nanomdm-block':
    'a profile with blockedAppBundleIDs (iOS 15 to 26); the declaration com.apple.configuration.app.settings (27 on)',
  'nanomdm-exempt':
    'each device is given its profile or declaration by itself; an exempted one is not',
  'nanomdm-proof':
    'the answer to Restrictions names the identifiers in force; the status of a declaration says active and valid',
  'remove-application': 'the command RemoveApplication',
  'jamf-block':
    'a configuration profile with blockedAppBundleIDs, given to all devices but the exempted ones, or to those that it names',
  'jamf-remove': 'an exclusion from the scope of the app, where Jamf put it there',
  'jamf-exempt': 'an exclusion of the device from the scope of the profile',
  'jamf-proof':
    'the list of profiles that each device reported at its last inventory; the name of ours tells which content it has',
  'intune-block-apple':
    'the setting Blocked App Bundle IDs of the settings catalog; it hides the app and leaves it there',
  'intune-block-android':
    'a Managed Google Play app with the intent uninstall; it takes the app off and keeps it out',
  'intune-block-company-profile':
    'device restrictions, personal profile: list of blocked apps (blind); on the work side the intent uninstall',
  'intune-block-work-profile':
    'the intent uninstall, on the work side alone; the personal side is out of reach',
  'intune-exempt':
    'a security group of Grendel’s own in the directory, excluded from the assignment',
  'intune-non-compliant': 'a compliance policy with restrictedApps (beta)',
  'intune-proof':
    'the report DeviceStatusesByConfigurationProfile; it says that the profile was taken, and nothing proves more',

  supervised: 'a supervised device',
  'ios-15': 'iOS 15 or later',
  'ios-26-or-own-app': 'iOS 26 or later; before that only apps that the MDM itself installed',
  'app-of-the-mdm': 'an app that the MDM itself installed',
  kmfddm: 'for the declaration: KMFDDM, and a device that names it among its capabilities',
  'managed-google-play': 'Managed Google Play bound to the tenant',
  'app-in-google-play': 'an app that is in Google Play',
  'object-in-directory': 'a phone that has an object in the directory',
  'conditional-access': 'a Conditional Access policy that asks for a compliant device',

  'unsupervised-nothing':
    'without supervision the profile installs, and its keys that block apps do nothing',
  'unsupervised-reported':
    'without supervision the profile is reported as applied and does nothing; restricted apps and compliance report by bundle ID',
  'user-enrolment-forbids': 'under User Enrolment all keys that block apps are forbidden',
  'user-enrolment-private': 'a user enrolment leaves private apps to the holder',
  'nanomdm-no-compliance': 'NanoMDM knows no compliance',
  'nanomdm-no-messages': 'NanoMDM sends commands, no messages',
  'jamf-no-compliance':
    'Jamf Pro reports compliance to others by smart groups that an administrator makes',
  'jamf-no-messages': 'messages reach the holder through Self Service only',
  'intune-no-removal':
    'Intune takes off what it assigned itself; no call of Graph removes an app by its bundle ID',
  'block-removes': 'the block itself takes the app off, with its data: there is no step of its own',
  'personal-side': 'the personal side is out of reach',
  'intune-no-allow-list':
    'its settings for blocked apps and for allowed apps exclude each other, and Grendel uses the first',
  'own-notices': 'the notices are Grendel’s own',
  'intune-play-proof':
    'who still has an app is a report of its own for each app; the next inventory says it',

  'devices-in-a-request': 'devices named in one request',
  'length-of-address': 'the length of an address; chosen as KMFDDM chooses it',
  'connections-at-once': 'connections at once',
  'requests-a-second': 'requests a second',
  client: 'client',
  'client-of-gateway': 'client of the Platform API gateway',
  'restricted-apps-of-profile': 'restricted apps of a profile',
  'restricted-apps-of-compliance': 'restricted apps of a compliance policy',
  'apps-of-personal-list': 'apps of the personal profile’s list',
  identifiers: 'identifiers',
  'requests-on-devices': 'requests on devices',
  'changes-of-configuration': 'changes of configuration',
  'per-20-seconds-and-app': 'in 20 seconds for each app',
  'export-jobs': 'export jobs',
  'per-minute-and-app': 'a minute for each app',
  'requests-of-batch': 'requests of one batch',
  requests: 'requests',
};
