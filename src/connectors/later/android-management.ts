import type { Abilities } from '../../core/mdm/abilities.ts';
import { can, read } from './facts.ts';

const discovery = read('discovery document androidmanagement.v1, revision 20260917');
const blocked = 'applications[] with installType BLOCKED, by modifyPolicyApplications';

// Google's page on permissible usage excludes solutions for in-house use.
const vendor = 'a Cloud project of an MDM vendor: Google permits no in-house use';

/** Google's Android Management API. Nothing connects to it yet. */
export const androidManagement: Abilities = {
  mdm: 'android-management',
  title: 'Android Management API',
  matchesBy: 'identifier',
  delivery: 'fleet',
  levers: [
    {
      platform: 'android',
      enrolment: 'fully-managed',
      shows: 'all',
      // applicationReports come with the status report; how often one comes is not said.
      age: null,
      block: can(discovery, blocked, vendor),
      remove: can(
        discovery,
        'the block itself: what an earlier policy installed is uninstalled with its data',
        'uninstallAppsDisabled is not set',
      ),
    },
    {
      platform: 'android',
      enrolment: 'company-work-profile',
      shows: 'work-side',
      age: null,
      block: can(
        discovery,
        'personalUsagePolicies.personalApplications with installType BLOCKED; applications[] on the work side',
        vendor,
      ),
      remove: can(
        discovery,
        'the block itself uninstalls on the personal side; nobody sees whether it did',
      ),
    },
    {
      platform: 'android',
      enrolment: 'personal-work-profile',
      shows: 'work-side',
      age: null,
      block: can(discovery, `${blocked}; in the work profile only`, vendor),
      remove: can(discovery, 'the block itself; in the work profile only'),
    },
  ],
  allowList: can(
    discovery,
    'playStoreMode WHITELIST (its own word); uninstalls every app that the policy does not name',
  ),
  exempt: can(discovery, 'a policy of its own for the device, by devices.patch of policyName'),
  markNonCompliant: can(
    discovery,
    'policyEnforcementRules of applications: blocks the work profile or device, and later wipes it',
    'blockAction and wipeAction together',
  ),
  messageHolder: can(discovery, 'shortSupportMessage and longSupportMessage of the policy'),
  verify: {
    strongest: 'reported',
    by: 'appliedPolicyName and appliedPolicyVersion, without nonComplianceDetails of the package; applicationReports of a later status report on the managed side',
    source: discovery,
  },
  limits: [
    { what: 'apps of a policy', most: 3000, of: 'applications[]', source: discovery },
    { what: 'devices of a page', most: 100, of: 'devices.list', source: discovery },
    { what: 'requests in 100 seconds', most: 1000, of: 'Cloud project', source: discovery },
    { what: 'devices', most: 500, of: 'Cloud project, until Google raises it', source: discovery },
  ],
  rights: {
    read: ['role roles/androidmanagement.user on the project (unverified)'],
    apply: ['the same role: there is none that only reads (unverified)'],
  },
};
