import type { Abilities, Lever, Source } from '../../core/mdm/abilities.ts';

const apple = (what: string): Source => ({
  basis: 'read',
  says: `Apple's device-management schema, ${what}, read 2026-11-25`,
});
const nanomdm = (what: string): Source => ({
  basis: 'read',
  says: `NanoMDM v0.9.0, ${what}, read 2026-11-27`,
});

const USER: Lever = {
  platform: 'ios',
  enrolment: 'user-enrolment',
  shows: 'managed-only',
  age: null,
  block: {
    can: false,
    because: 'Under User Enrolment all keys that block apps are forbidden',
    source: apple('com.apple.applicationaccess and app.settings'),
  },
  remove: {
    can: true,
    by: 'RemoveApplication',
    needs: ['An app that the MDM itself installed'],
    source: apple('commands/application.remove'),
  },
};

export const abilities: Abilities = {
  mdm: 'nanomdm',
  title: 'NanoMDM (Apple MDM)',
  matchesBy: 'identifier',
  delivery: 'device',
  levers: [
    {
      platform: 'ios',
      enrolment: 'supervised',
      shows: 'all',
      age: null,
      block: {
        can: true,
        by: 'Profile with blockedAppBundleIDs (iOS 15 to 26); declaration com.apple.configuration.app.settings (27 on)',
        needs: ['For the declaration: KMFDDM, and a device that names it among its capabilities'],
        source: apple('profiles/com.apple.applicationaccess, declarations/app.settings'),
      },
      remove: {
        can: true,
        by: 'RemoveApplication',
        needs: ['iOS 26 or later; before that only apps that the MDM itself installed'],
        source: apple('commands/application.remove'),
      },
    },
    {
      platform: 'ios',
      enrolment: 'device-enrolment',
      shows: 'all',
      age: null,
      block: {
        can: false,
        because: 'Without supervision the profile installs and its keys do nothing',
        source: apple('com.apple.applicationaccess: supervised'),
      },
      remove: {
        can: true,
        by: 'RemoveApplication',
        needs: ['An app that the MDM itself installed'],
        source: apple('commands/application.remove'),
      },
    },
    USER,
  ],
  allowList: {
    can: true,
    by: 'Profile with allowListedAppBundleIDs',
    needs: ['Supervised device'],
    source: apple('com.apple.applicationaccess'),
  },
  exempt: {
    can: true,
    by: 'Each device is given its profile or declaration by itself; an exempted one is not',
    needs: [],
    source: nanomdm('PUT /v1/enqueue/{id}'),
  },
  markNonCompliant: {
    can: false,
    because: 'NanoMDM knows no compliance',
    source: nanomdm('docs/openapi.yaml'),
  },
  messageHolder: {
    can: false,
    because: 'NanoMDM sends commands, no messages',
    source: nanomdm('docs/openapi.yaml'),
  },
  verify: {
    strongest: 'proven',
    by: 'The answer to Restrictions names the identifiers in force; the status of a declaration says active and valid',
    source: apple('commands/restrictions.list, status management.declarations'),
  },
  limits: [
    {
      what: 'Devices named in one request',
      most: 30,
      of: 'the length of an address; chosen as KMFDDM chooses it',
      source: nanomdm('PUT /v1/enqueue/{ids}'),
    },
  ],
  rights: {
    read: [
      "NanoMDM's API key: it has all rights, there is no lesser one",
      'The webhook, signed with -webhook-hmac-key',
      'In the enrolment profile AccessRights 1 (inspect profiles), 16 (device information), 256 (installed apps), 512 (restrictions)',
    ],
    apply: [
      "NanoMDM's API key once more",
      "KMFDDM's API key, where declarations are wanted",
      'In the enrolment profile AccessRights 2 (install and remove profiles), 4096 (app management)',
    ],
  },
};
