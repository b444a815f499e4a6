import type { DeviceId, Finding, FindingChange, FindingId } from './finding.ts';

/**
 * The finding once a change has happened; `made` names one that is new. Called, overdue and escalated survive being seen
 * again; a finding that is reopened starts anew, as open, unconfirmed and of unknown use. A bug throws: a change of a finding
 * that is not the one given, or not there.
 */
export function findingAfter(
  before: Finding | null,
  change: FindingChange,
  made: { readonly id: FindingId; readonly device: DeviceId },
): Finding {
  if (change.kind === 'opened') {
    if (before !== null) throw new Error('a finding that is there cannot be opened');
    const { kind: _, ...opened } = change;
    return { ...made, ...opened, ...STARTS, opened: change.seen, reopenings: 0 };
  }
  if (before === null || before.id !== change.finding)
    throw new Error('a change needs the finding that it changes');
  switch (change.kind) {
    case 'reopened':
      return {
        ...before,
        ...evidenceOf(change),
        ...STARTS,
        opened: change.seen,
        reopenings: before.reopenings + 1,
      };
    case 'seen':
      return { ...before, ...evidenceOf(change) };
    case 'confirmed':
      return { ...before, confirmed: true };
    case 'usable':
      return { ...before, usable: change.usable };
    case 'called':
    case 'overdue':
    case 'escalated':
      return { ...before, state: change.kind };
    case 'closed':
      return {
        ...before,
        state: 'closed',
        because: change.because,
        closed: change.at,
        // Only an inventory that could have shown it tells that it is gone.
        present: change.because === 'removed' ? false : before.present,
      };
  }
}

const STARTS = {
  confirmed: false,
  present: true,
  usable: null,
  state: 'open',
  because: null,
  closed: null,
} as const satisfies Partial<Finding>;

type Seen = Extract<FindingChange, { kind: 'seen' | 'reopened' }>;
const evidenceOf = ({ organisation, strength, secondCopy, seen, seenAs }: Seen) => ({
  organisation,
  strength,
  secondCopy,
  seen,
  seenAs,
});
