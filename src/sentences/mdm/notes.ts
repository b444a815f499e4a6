import type { Day } from '../../core/day.ts';
import type { PlanNote } from '../../core/mdm/plan.ts';
import type { Teller } from './teller.ts';

/** What has to be known before a plan is applied. */
export function noteSaid(note: PlanNote, day: (day: Day) => string, teller: Teller): string {
  const { phrases, n, on, count, apps } = teller;
  const { notes } = phrases;
  switch (note.code) {
    case 'apps-stay-removed':
      return notes.staysRemoved(phrases.apps(n(note.apps)), n(note.apps), on(note.devices));
    case 'content-not-kept':
      return notes.notKept(note.key);
    case 'changed-since':
      return notes.changedSince(note.key, note.devices === 0 ? null : on(note.devices));
    case 'left-out':
      return notes.noRoom(note.setting, apps(note.apps), n(note.apps.length));
    case 'own-lists':
      return notes.ownLists(note.kind, n(note.groups));
    case 'no-allow-list':
      return notes.noAllowList;
    case 'none-approved':
      return notes.noneApproved;
    case 'approved-prohibited':
      return notes.approvedProhibited(n(note.apps));
    case 'web-clips':
      return notes.webClips(note.identifier);
    case 'allow-list-too-large':
      return notes.allowListTooLarge(count(note.bytes), count(note.most));
    case 'compiled':
      return note.says;
    case 'not-yet-prevented':
      return note.from === null ? notes.notPrevented : notes.preventedFrom(day(note.from));
    default:
      return note satisfies never;
  }
}
