import type { Abilities, Lever } from '../../core/mdm/abilities.ts';
import { can, cannot, memory, read } from './facts.ts';

const docs = read('fleetdm/fleet, docs/REST API and api_endpoints.yml');
const apple = read('github.com/apple/device-management, schema of OS 27');
const android = read('fleetdm/fleet issues 25557 and 34732');

const work: Omit<Lever, 'enrolment' | 'shows'> = {
  platform: 'android',
  age: null,
  block: cannot(
    android,
    'keys that have to do with apps were refused in JSON profiles in late 2025; to be tried anew',
  ),
  remove: cannot(android, 'the same keys would remove it'),
};

/** Fleet (fleetdm). Nothing connects to it yet. */
export const fleet: Abilities = {
  mdm: 'fleet',
  title: 'Fleet',
  matchesBy: 'identifier',
  delivery: 'fleet',
  levers: [
    {
      platform: 'ios',
      enrolment: 'supervised',
      shows: 'all',
      age: null,
      block: can(
        docs,
        'a configuration profile with blockedAppBundleIDs, or the declaration app.settings from OS 27 on',
        'supervised',
      ),
      remove: can(
        memory,
        'RemoveApplication by POST /commands/run; deletes the app’s data',
        'supervised',
        'OS 26, or a managed app',
      ),
    },
    {
      platform: 'ios',
      enrolment: 'device-enrolment',
      shows: 'all',
      age: null,
      block: cannot(apple, 'the key is taken and does nothing without supervision'),
      remove: can(memory, 'RemoveApplication by POST /commands/run', 'a managed app'),
    },
    {
      platform: 'ios',
      enrolment: 'user-enrolment',
      shows: 'managed-only',
      age: null,
      block: cannot(apple, 'all keys that block are forbidden on User Enrolment'),
      remove: can(memory, 'RemoveApplication by POST /commands/run', 'a managed app'),
    },
    { ...work, enrolment: 'company-work-profile', shows: 'work-side' },
    { ...work, enrolment: 'personal-work-profile', shows: 'work-side' },
    // What Fleet shows of a fully managed phone was not found.
    { ...work, enrolment: 'fully-managed', shows: 'unknown' },
  ],
  allowList: can(docs, 'a configuration profile with allowListedAppBundleIDs', 'supervised'),
  exempt: can(docs, 'labels_exclude_any of the profile', 'one kind of label for each profile'),
  markNonCompliant: cannot(memory, 'its policies rest on osquery, which phones do not have'),
  messageHolder: cannot(memory, 'no request for it was found'),
  verify: {
    strongest: 'proven',
    by: 'Restrictions by POST /commands/run; Fleet’s own word "verified" was once shown for a profile that was never delivered (issue 53296)',
    // That the command may be sent this way was inferred and not tried.
    source: memory,
  },
  limits: [
    {
      what: 'kinds of labels',
      most: 1,
      of: 'profile; labels_include_all, labels_include_any or labels_exclude_any',
      source: docs,
    },
  ],
  rights: {
    read: ['an API-only user with the role observer (unverified)'],
    apply: ['an API-only user with the role maintainer of the fleet (unverified)'],
  },
};
