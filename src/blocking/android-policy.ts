import type { BlockList } from '../core/block-list.ts';
import type { Artefact } from '../core/artefact.ts';
import { json } from './content.ts';
import type { Enforcement, Options } from './options.ts';
import { account, hasNothing, leftOutOf, place, togetherNote } from './place.ts';

/** Android Management API: a policy for both sides of the phone, and the managed side as a change to one. */
export function androidPolicies(list: BlockList, options: Options): readonly Artefact[] {
  const managed = place(list, 'android-policy-managed', options);
  const personal = place(list, 'android-policy-personal', options);
  const both = new Set([...managed.identifiers, ...personal.identifiers]);
  if (hasNothing(managed)) return [];
  const applications = managed.identifiers.map(blocked);
  const opensStores = options.regime === 'deny-list';
  const needs = [
    'Company-owned phone: fully managed, or with a work profile. On a personal phone the work profile alone',
    'Rights on the Cloud project of the MDM. Google licenses this API to MDM vendors only: use the file through yours',
  ];
  const common = { effect: 'prevents', mediaType: 'application/json', needs } as const;
  const policy: Artefact = {
    ...common,
    kind: 'android-policy',
    fileName: 'grendel-block.policy.json',
    content: json({
      // The wire's own words. Left out, the API takes the managed side to be the opposite, and uninstalls
      // every app that the policy does not name (discovery document, read 2026-11-25).
      ...(opensStores ? { playStoreMode: 'BLACKLIST' } : {}),
      applications,
      personalUsagePolicies: {
        ...(opensStores ? { personalPlayStoreMode: 'BLOCKLIST' } : {}),
        personalApplications: personal.identifiers.map(blocked),
      },
      ...(options.enforcement ? { policyEnforcementRules: [rule(options.enforcement)] } : {}),
    }),
    identifiers: both.size,
    leftOut: [
      ...leftOutOf(managed, 'android-policy-managed'),
      ...leftOutOf(personal, 'android-policy-personal'),
    ],
    elsewhere: managed.elsewhere,
    notes: [
      'Apps that were installed under an earlier policy are uninstalled, with their data',
      'A patch without updateMask replaces the whole policy. Send updateMask with exactly what you mean to replace; applications replaces the whole list',
      ...storeNotes(options),
      togetherNote('android-policy-managed'),
      'personalUsagePolicies counts only on company-owned phones with a work profile. What is installed there cannot be seen',
      'Google states no limit for the personal side. 500 is what Intune takes; raise it if your MDM takes more',
      'uninstallAppsDisabled in the same policy stops removal: check it first',
      ...(options.enforcement
        ? ['A phone that does not comply is locked, later WIPED. Try it on one phone first']
        : []),
    ],
  };
  if (applications.length === 0) return [policy];
  return [
    policy,
    {
      ...common,
      kind: 'android-policy-changes',
      fileName: 'grendel-block.modifyPolicyApplications.json',
      content: json({
        changes: applications.map((application) => ({ application, updateMask: 'installType' })),
      }),
      ...account(managed, 'android-policy-managed'),
      notes: [
        'Changes these apps in an existing policy and leaves the rest as it is: the safer way to a policy in use',
        'The work or managed side alone; the personal side needs the policy file',
        'Whether the policy then holds more than 3,000 apps depends on what it held before',
      ],
    },
  ];
}

const blocked = (packageName: string) => ({ packageName, installType: 'BLOCKED' });

const storeNotes = ({ regime }: Options): readonly string[] =>
  regime === 'deny-list'
    ? [
        'playStoreMode and personalPlayStoreMode open the whole Play store but for what is blocked. If your policy allows only listed apps today, leave them out of updateMask',
      ]
    : [
        'No playStoreMode in it: only for a policy that has one. A new policy without it uninstalls every app that it does not name',
      ];

/** Both actions are mandatory together: with one the API refuses the whole policy (400). */
function rule({ lockAfterDays, wipeAfterDays, scope }: Enforcement) {
  return {
    settingName: 'applications',
    blockAction: {
      blockAfterDays: lockAfterDays,
      blockScope: scope === 'device' ? 'BLOCK_SCOPE_DEVICE' : 'BLOCK_SCOPE_WORK_PROFILE',
    },
    wipeAction: { wipeAfterDays },
  };
}
