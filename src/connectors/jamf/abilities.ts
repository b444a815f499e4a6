import type { Abilities, Ability, Lever, Source } from '../../core/mdm/abilities.ts';
import type { AbilityWord } from '../../core/mdm/ability-words.ts';

const read = (says: string): Source => ({ basis: 'read', says });
const unverified = (says: string): Source => ({ basis: 'unverified', says });

const OPENAPI = read('Jamf Pro OpenAPI 11.7.1, read 2026-11-25');
const APPLE = read('Apple device management schema, com.apple.applicationaccess, read 2026-11-25');
const CLASSIC = unverified('classic API, from its XML examples and from memory');

const PROFILE: Ability<AbilityWord> = {
  can: true,
  by: 'jamf-block',
  needs: ['supervised'],
  source: APPLE,
};
const REMOVE: Ability<AbilityWord> = {
  can: true,
  by: 'jamf-remove',
  needs: ['app-of-the-mdm'],
  source: CLASSIC,
};

const levers: readonly Lever<AbilityWord>[] = [
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
      because: 'unsupervised-nothing',
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
      because: 'user-enrolment-forbids',
      source: APPLE,
    },
    remove: REMOVE,
  },
];

/** What can be done through Jamf Pro. Inventory is collected once a day unless Jamf is told otherwise; it does not say how often. */
export const JAMF_ABILITIES: Abilities<AbilityWord> = {
  mdm: 'jamf',
  title: 'Jamf Pro',
  matchesBy: 'identifier',
  delivery: 'fleet',
  levers,
  allowList: {
    can: true,
    by: 'allow-list-profile',
    needs: ['supervised'],
    source: APPLE,
  },
  exempt: {
    can: true,
    by: 'jamf-exempt',
    needs: [],
    source: CLASSIC,
  },
  markNonCompliant: {
    can: false,
    because: 'jamf-no-compliance',
    source: unverified('memory'),
  },
  messageHolder: {
    can: false,
    because: 'jamf-no-messages',
    source: unverified('memory'),
  },
  verify: {
    strongest: 'reported',
    by: 'jamf-proof',
    source: OPENAPI,
  },
  limits: [
    {
      what: 'connections-at-once',
      most: 5,
      of: 'client',
      source: read('developer.jamf.com, scalability, read 2026-11-25'),
    },
    {
      what: 'requests-a-second',
      most: 100,
      of: 'client-of-gateway',
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
