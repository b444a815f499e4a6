import type { Essential } from './block-list.ts';
import { MAKERS_PARTS } from './block-list-makers.ts';

type Facts = Pick<Essential, 'platform' | 'match' | 'why' | 'source' | 'basis'>;
const always = (facts: Facts, identifiers: readonly string[]): readonly Essential[] =>
  identifiers.map((identifier) => ({ ...facts, identifier, refuse: 'always' }));

const MEMORY = { source: 'known to practitioners; no page read', basis: 'unverified' } as const;
const android = { platform: 'android', match: 'exact', ...MEMORY } as const;
const ios = { platform: 'ios', match: 'exact', ...MEMORY } as const;

/** Without these a phone can't call, be set, be updated or be managed. */
export const ESSENTIALS: readonly Essential[] = [
  ...always(
    {
      platform: 'ios',
      match: 'prefix',
      why: "Apple's own app: blocking one may disable other functions of the phone",
      source:
        'https://github.com/apple/device-management (text of blockedAppBundleIDs; read 2026-11-25; the whole prefix is our choice)',
      basis: 'read',
    },
    ['com.apple.'],
  ),
  ...always({ ...android, why: 'The system itself: without it the phone does not start' }, [
    'android',
    'com.android.systemui',
    'com.android.shell',
    'com.android.permissioncontroller',
    'com.google.android.permissioncontroller',
    'com.android.packageinstaller',
    'com.google.android.packageinstaller',
    'com.google.android.ext.services',
    'com.google.android.webview',
    'com.google.android.networkstack',
    'com.android.bluetooth',
    'com.android.nfc',
    'com.android.keychain',
    'com.android.certinstaller',
    'com.android.vpndialogs',
  ]),
  ...always(
    { ...android, match: 'prefix', why: 'Holds contacts, messages or settings for all other apps' },
    ['com.android.providers.'],
  ),
  ...always({ ...android, why: 'Settings: without it nothing on the phone can be set or mended' }, [
    'com.android.settings',
    'com.samsung.android.settings',
    'com.android.settings.intelligence',
  ]),
  ...always({ ...android, why: 'Phone calls, emergency calls among them' }, [
    'com.android.phone',
    'com.android.server.telecom',
    'com.android.dialer',
    'com.android.incallui',
    'com.android.emergency',
    'com.android.cellbroadcastreceiver',
    'com.google.android.cellbroadcastreceiver',
    'com.google.android.dialer',
    'com.google.android.apps.safetyhub',
    'com.samsung.android.dialer',
    'com.samsung.android.incallui',
  ]),
  ...always({ ...android, why: 'Text messages and contacts' }, [
    'com.android.mms',
    'com.android.mms.service',
    'com.android.contacts',
    'com.google.android.apps.messaging',
    'com.google.android.contacts',
    'com.samsung.android.messaging',
    'com.samsung.android.app.contacts',
  ]),
  ...always(
    { ...android, why: 'The home screen and the keyboard: without them nothing can be opened' },
    [
      'com.android.launcher3',
      'com.google.android.apps.nexuslauncher',
      'com.sec.android.app.launcher',
      'com.google.android.inputmethod.latin',
      'com.samsung.android.honeyboard',
    ],
  ),
  ...always(
    { ...android, why: 'The store client: apps are installed, updated and removed through it' },
    ['com.android.vending', 'com.google.android.gms', 'com.google.android.gsf'],
  ),
  ...always({ ...android, why: 'Sets the phone up and carries out what the MDM decides' }, [
    'com.android.managedprovisioning',
    'com.google.android.setupwizard',
    'com.google.android.apps.work.oobconfig',
    'com.google.android.apps.work.clouddpc',
    'com.google.android.apps.enterprise.dmagent',
  ]),
  ...always(
    {
      ...android,
      why: "An MDM's agent: without it the phone is no longer managed",
      source: 'public repositories that name these packages, read 2026-11-26',
      basis: 'read',
    },
    ['com.microsoft.windowsintune.companyportal', 'com.airwatch.androidagent'],
  ),
  ...always({ ...android, why: "An MDM's agent: without it the phone is no longer managed" }, [
    'com.microsoft.intune',
    'com.azure.authenticator',
    'com.microsoft.launcher.enterprise',
    'com.hmdm.launcher',
    'com.mobileiron',
    'com.forgepond.locksmith',
    'com.manageengine.mdm.android',
    'net.soti.mobicontrol.androidwork',
    'com.sds.emm.cloud.knox.samsung',
    'com.fleetdm.agent',
    'com.ibm.security.verifyapp',
    'com.fiberlink.maas360.android.control',
  ]),
  ...always(
    {
      ...ios,
      why: "An MDM's agent: without it the phone is no longer managed",
      source: 'public repositories that name these bundle IDs, read 2026-11-26',
      basis: 'read',
    },
    ['com.microsoft.CompanyPortal', 'com.air-watch.agent', 'com.jamfsoftware.selfservice'],
  ),
  ...always({ ...ios, why: "An MDM's agent: without it the phone is no longer managed" }, [
    'com.microsoft.azureauthenticator',
    'com.mobileiron.phoneatwork',
    'com.manageengine.mdm.iosagent',
    'net.soti.mobicontrol',
    'com.fiberlink.maas360forios',
  ]),
  ...MAKERS_PARTS,
];
