import type { OperationName } from '../../api/generated.ts';

/** What a program may be made for, and the operations that it takes. A key decides nothing that takes two people. */
export const KEY_GROUPS = {
  handIn: [
    'announceInventory',
    'putInventoryContent',
    'followInventory',
    'readInventory',
    'listInventories',
    'cancelInventory',
    'listFleets',
    'readFleet',
  ],
  held: ['releaseInventory', 'discardInventory'],
  findings: [
    'listFindings',
    'countFindings',
    'summariseFindings',
    'exportFindings',
    'readFinding',
    'listFindingEvents',
    'listAnswers',
  ],
  confirm: ['confirmFinding', 'confirmFindings', 'settleAnswer'],
  call: ['callHolders', 'callFindings'],
  messages: [
    'listNotices',
    'summariseNotices',
    'readNotice',
    'previewNotice',
    'readOutbox',
    'takeMessage',
    'deliverNotice',
    'bounceNotice',
    'resendNotice',
  ],
  numbers: [
    'readCoverage',
    'readCourse',
    'readProgress',
    'readWaiting',
    'readStart',
    'readReport',
    'readReportPage',
    'readReportCsv',
    'readReportFiles',
  ],
  apps: [
    'search',
    'findApps',
    'explainApp',
    'readAppPage',
    'readEntityPage',
    'readAppPhones',
    'readRules',
  ],
  proposals: ['listChanges', 'readChange', 'previewChange'],
  propose: [
    'proposePolicy',
    'proposeListing',
    'proposeClearance',
    'proposeFinding',
    'proposeEnd',
    'proposeCatalogue',
    'commentOnChange',
    'withdrawChange',
  ],
  exceptions: [
    'listExceptions',
    'readException',
    'exportExceptionRegisterCsv',
    'exportExceptionRegisterJson',
    'exportExceptionReportCsv',
    'exportExceptionReportJson',
    'listExemptions',
    'readExemption',
    'listApprovals',
    'readApproval',
  ],
  mdm: [
    'listMdms',
    'listConnections',
    'readConnection',
    'listSyncs',
    'readSync',
    'followSync',
    'listPlans',
    'readPlan',
    'listPlanSteps',
    'followPlan',
    'listChecks',
    'readDoing',
    'readDrift',
  ],
  sync: ['beginSync', 'cancelSync', 'testConnection', 'lookForDrift', 'verifyPlan'],
  block: ['makePlan', 'raiseLimit', 'applyPlan', 'stopPlan', 'revertPlan'],
  vettings: ['listVettings', 'readVettingBatch', 'readVetting', 'followVetting'],
  vet: [
    'announceVetting',
    'putVettingContent',
    'examineAgain',
    'cancelVetting',
    'deleteVetting',
    'proposeFromVetting',
  ],
  ledger: [
    'readEntries',
    'listEntries',
    'openCommitments',
    'listKeys',
    'listTerms',
    'readCheckpoint',
    'readLedgerKey',
    'proveInclusion',
    'proveConsistency',
    'readTile',
  ],
  tree: [
    'listOrganisations',
    'addOrganisation',
    'listAssignments',
    'addAssignment',
    'changeAssignment',
    'removeAssignment',
    'addFleet',
  ],
  names: ['namePeople', 'listPeople', 'readPerson', 'listGroupRoles'],
  metrics: ['metrics'],
} as const satisfies Readonly<Record<string, readonly OperationName[]>>;

export type KeyGroup = keyof typeof KEY_GROUPS;
export const KEY_GROUP_NAMES = Object.keys(KEY_GROUPS) as readonly KeyGroup[];

/** All operations of these groups, each once. */
export const operationsOf = (groups: ReadonlySet<KeyGroup>): readonly OperationName[] => [
  ...new Set(
    KEY_GROUP_NAMES.filter((name) => groups.has(name)).flatMap((name) => KEY_GROUPS[name]),
  ),
];

/** The groups that these operations are wholly of, and what is over. */
export function groupsOf(operations: readonly string[]): {
  readonly groups: readonly KeyGroup[];
  readonly others: readonly string[];
} {
  const held = new Set(operations);
  const groups = KEY_GROUP_NAMES.filter((name) => KEY_GROUPS[name].every((one) => held.has(one)));
  const said: ReadonlySet<string> = new Set(operationsOf(new Set(groups)));
  return { groups, others: operations.filter((one) => !said.has(one)) };
}
