import type { Abilities, Lever } from '../../core/mdm/abilities.ts';
import { can, cannot, memory, read } from './facts.ts';

const clients = read('public clients of the REST API (briped/WorkspaceOne, PyWorkspaceOne)');
const groups = read('a generated client of MAM v1: types of application groups');
const apple = read('github.com/apple/device-management, schema of OS 27');
const removal: Lever['remove'] = can(
  clients,
  'POST …/uninstall of an app that Workspace ONE assigned',
  'an app that it manages',
);

/** Omnissa Workspace ONE UEM. Nothing connects to it yet. */
export const workspaceOne: Abilities = {
  mdm: 'workspace-one',
  title: 'Workspace ONE UEM',
  matchesBy: 'identifier',
  delivery: 'fleet',
  levers: [
    {
      platform: 'ios',
      enrolment: 'supervised',
      shows: 'all',
      age: null,
      block: can(
        memory,
        'a custom settings profile with blockedAppBundleIDs; Workspace ONE gives it identifiers of its own',
        'supervised',
      ),
      remove: removal,
    },
    {
      platform: 'ios',
      enrolment: 'device-enrolment',
      // Where the privacy settings hide personal apps it is managed apps only, and a phone does not say which.
      shows: 'unknown',
      age: null,
      block: cannot(apple, 'the key is taken and does nothing without supervision'),
      remove: removal,
    },
    {
      platform: 'ios',
      enrolment: 'user-enrolment',
      shows: 'managed-only',
      age: null,
      block: cannot(apple, 'all keys that block are forbidden on User Enrolment'),
      remove: removal,
    },
    {
      platform: 'android',
      enrolment: 'fully-managed',
      shows: 'all',
      age: null,
      block: can(
        memory,
        'an application group of type Blacklist (its own word), in an Application Control profile',
        'the profile: the group alone only marks',
      ),
      remove: removal,
    },
    {
      platform: 'android',
      enrolment: 'company-work-profile',
      shows: 'work-side',
      age: null,
      block: can(
        groups,
        'an application group of type COPEDenylist',
        'an Application Control profile (unverified)',
      ),
      remove: removal,
    },
    {
      platform: 'android',
      enrolment: 'personal-work-profile',
      shows: 'work-side',
      age: null,
      block: cannot(memory, 'no lever on the personal side'),
      remove: removal,
    },
  ],
  allowList: can(
    groups,
    'an application group of type Whitelist (its own word) or COPEAllowlist',
    'an Application Control profile (unverified)',
  ),
  exempt: can(memory, 'an exclusion from the profile’s smart groups'),
  markNonCompliant: can(
    memory,
    'a compliance policy on the list of applications',
    'an application group',
  ),
  messageHolder: can(memory, 'a message by a command to the device'),
  verify: {
    strongest: 'reported',
    by: 'GET /mdm/devices/{id}/profiles, then installed_status of a later list of apps',
    source: clients,
  },
  limits: [
    { what: 'devices of a page', most: 500, of: 'default of devices/search', source: memory },
  ],
  rights: {
    read: ['an OAuth client whose role reads devices and apps through REST (unverified)'],
    apply: ['an OAuth client whose role edits profiles and application groups (unverified)'],
  },
};
