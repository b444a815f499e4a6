import type { Abilities, Ability, Lever, Source } from '../../core/mdm/abilities.ts';

const read = (says: string): Source => ({ basis: 'read', says });
const unverified = (says: string): Source => ({ basis: 'unverified', says });

const OPENAPI = read('Jamf Pro OpenAPI 11.7.1, read 2026-11-25');
const APPLE = read('Apple device management schema, com.apple.applicationaccess, read 2026-11-25');
const CLASSIC = unverified('classic API, from its XML examples and from memory');

const PROFILE: Ability = {
  can: true,
  by: 'a configuration profile with blockedAppBundleIDs, given to all devices but the exempted ones, or to those that it names',
  needs: ['supervised'],
  source: APPLE,
};
const REMOVE: Ability = {
  can: true,
  by: 'an exclusion from the scope of the app, where Jamf put it there',
  needs: ['managed-app'],
  source: CLASSIC,
};

const levers: readonly Lever[] = [
  {
    platform: 'ios',
    enrolment: 'supervised',
    shows: 'all',
    age: null,
    block: PROFILE,
    remove: REMOVE,
  },
  {
    platform: 'ios',
    enrolment: 'device-enrolment',
    shows: 'all',
    age: null,
    block: {
      can: false,
      because: 'the keys that block apps do nothing on a device that is not supervised',
      source: APPLE,
    },
    remove: REMOVE,
  },
  {
    platform: 'ios',
    enrolment: 'user-enrolment',
    shows: 'managed-only',
    age: null,
    block: {
      can: false,
      because: 'a profile that blocks apps is refused under User Enrolment',
      source: APPLE,
    },
    remove: REMOVE,
  },
];

/** What can be done through Jamf Pro. Inventory is collected once a day unless Jamf is told otherwise; it does not say how often. */
export const JAMF_ABILITIES: Abilities = {
  mdm: 'jamf',
  title: 'Jamf Pro',
  matchesBy: 'identifier',
  delivery: 'fleet',
  levers,
  allowList: {
    can: true,
    by: 'a configuration profile with allowListedAppBundleIDs',
    needs: ['supervised'],
    source: APPLE,
  },
  exempt: {
    can: true,
    by: 'an exclusion of the device from the scope of the profile',
    needs: [],
    source: CLASSIC,
  },
  markNonCompliant: {
    can: false,
    because: 'Jamf Pro reports compliance to others by smart groups that an administrator makes',
    source: unverified('memory'),
  },
  messageHolder: {
    can: false,
    because: 'messages reach the holder through Self Service only',
    source: unverified('memory'),
  },
  verify: {
    strongest: 'reported',
    by: 'the list of profiles that each device reported at its last inventory; the name of ours tells which content it has',
    source: OPENAPI,
  },
  limits: [
    {
      what: 'connections at once',
      most: 5,
      of: 'client',
      source: read('developer.jamf.com, scalability, read 2026-11-25'),
    },
    {
      what: 'requests a second',
      most: 100,
      of: 'client of the Platform API gateway',
      source: read('changelog of 2026-10-14, read 2026-11-25'),
    },
  ],
  rights: {
    // Names of privileges: of the first one read, of the others unverified.
    read: [
      'Read Mobile Devices',
      'Read iOS Configuration Profiles',
      'Read Mobile Device Applications',
    ],
    apply: [
      'Create iOS Configuration Profiles',
      'Update iOS Configuration Profiles',
      'Delete iOS Configuration Profiles',
      'Read iOS Configuration Profiles',
      'Read Mobile Device Applications',
      'Update Mobile Device Applications',
      'Send Inventory Requests to Mobile Devices',
    ],
  },
};
