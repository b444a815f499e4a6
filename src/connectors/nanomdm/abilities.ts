import type { Abilities, Lever, Source } from '../../core/mdm/abilities.ts';
import type { AbilityWord } from '../../core/mdm/ability-words.ts';

const apple = (what: string): Source => ({
  basis: 'read',
  says: `Apple's device-management schema, ${what}, read 2026-11-25`,
});
const nanomdm = (what: string): Source => ({
  basis: 'read',
  says: `NanoMDM v0.9.0, ${what}, read 2026-11-27`,
});

const USER: Lever<AbilityWord> = {
  platform: 'ios',
  enrolment: 'user-enrolment',
  shows: 'managed-only',
  age: null,
  block: {
    can: false,
    because: 'user-enrolment-forbids',
    source: apple('com.apple.applicationaccess and app.settings'),
  },
  remove: {
    can: true,
    by: 'remove-application',
    needs: ['app-of-the-mdm'],
    source: apple('commands/application.remove'),
  },
};

export const abilities: Abilities<AbilityWord> = {
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
        by: 'nanomdm-block',
        needs: ['kmfddm'],
        source: apple('profiles/com.apple.applicationaccess, declarations/app.settings'),
      },
      remove: {
        can: true,
        by: 'remove-application',
        needs: ['ios-26-or-own-app'],
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
        because: 'unsupervised-nothing',
        source: apple('com.apple.applicationaccess: supervised'),
      },
      remove: {
        can: true,
        by: 'remove-application',
        needs: ['app-of-the-mdm'],
        source: apple('commands/application.remove'),
      },
    },
    USER,
  ],
  allowList: {
    can: true,
    by: 'allow-list-profile',
    needs: ['supervised'],
    source: apple('com.apple.applicationaccess'),
  },
  exempt: {
    can: true,
    by: 'nanomdm-exempt',
    needs: [],
    source: nanomdm('PUT /v1/enqueue/{id}'),
  },
  markNonCompliant: {
    can: false,
    because: 'nanomdm-no-compliance',
    source: nanomdm('docs/openapi.yaml'),
  },
  messageHolder: {
    can: false,
    because: 'nanomdm-no-messages',
    source: nanomdm('docs/openapi.yaml'),
  },
  verify: {
    strongest: 'proven',
    by: 'nanomdm-proof',
    source: apple('commands/restrictions.list, status management.declarations'),
  },
  limits: [
    {
      what: 'devices-in-a-request',
      most: 30,
      of: 'length-of-address',
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
