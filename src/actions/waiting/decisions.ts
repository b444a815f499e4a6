import { decidingRefusal } from '../../core/exception-decider.ts';
import { plusDays } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import { boundOf } from '../changes/decide.ts';
import { concerns, covers } from '../changes/bound.ts';
import { deciderOf } from '../exceptions/decide.ts';
import { rulesFor } from '../exceptions/ask.ts';
import type { ExceptionServer } from '../exceptions/door.ts';
import { shownException } from '../exceptions/read.ts';
import type { StoredException } from '../exceptions/stored.ts';
import type { Naming } from '../findings/read.ts';
import { dayOf, type Context, type Server } from '../server.ts';
import { waits, type Waiting } from './item.ts';
import type { Both, May } from './read-waiting.ts';

/** More than anybody reads of one kind: the list itself has them all. */
const MOST = 100;
/** The longest that is looked ahead for what ends. */
const SOON_DAYS = 30;

export async function waitingChanges(
  { store }: Server,
  { person }: Context,
  may: May,
): Promise<Both> {
  const [seen, adopts, clears, signs] = [
    await may('listChanges'),
    await may('adoptChange'),
    await may('adoptClearance'),
    await may('adoptFinding'),
  ];
  const { mine, others }: { mine: Waiting[]; others: Waiting[] } = { mine: [], others: [] };
  if (seen.length === 0) return { mine, others };
  for (const change of await store.changes.changes(['proposed'], { before: null, limit: MOST })) {
    const { organisations, bound } = await boundOf(store, change);
    if (!concerns(bound, organisations, seen)) continue;
    const decides =
      change.kind === 'clearance' ? clears : change.kind === 'finding' ? signs : adopts;
    const isMine =
      person !== null &&
      change.proposer !== person &&
      decides.length > 0 &&
      covers(bound, organisations, decides);
    const about = { since: change.proposed, until: change.from, name: change.subject };
    const item = waits('change-to-decide', 'policy', { kind: 'change', id: change.id }, about);
    (isMine ? mine : others).push(item);
  }
  return { mine, others };
}

export async function waitingExceptions(
  server: ExceptionServer,
  context: Context,
  naming: Naming,
  may: May,
): Promise<Both> {
  const { store } = server;
  const mine: Waiting[] = [];
  const others: Waiting[] = [];
  const scope = await may('listExceptions');
  if (scope.length === 0) return { mine, others };
  const decides = await may('decideException');
  const advises = await may('adviseException');
  const aboutOf = (one: StoredException) => {
    const { number, open } = shownException(naming, one);
    return {
      number,
      since: one.asked,
      count: open?.scope.devices ?? 1,
      name: open?.appName ?? open?.category ?? null,
      organisation: open?.organisation ?? null,
    };
  };
  const page = { after: null, limit: MOST, order: 'oldest' } as const;
  const asked = await store.exceptions.exceptions({ scope, states: ['asked', 'advised'] }, page);
  for (const one of asked.rows) {
    const target = { kind: 'exception', id: one.id } as const;
    const inSight = context.isCleared || !one.restricted;
    const may = inSight && (await mayDecide(server, context, one, decides));
    const decide = waits('exception-to-decide', 'exceptions', target, aboutOf(one));
    (may ? mine : others).push(decide);
    const mayAdvise =
      inSight && one.state === 'asked' && context.person !== null && one.askedBy !== context.person;
    if (!may && mayAdvise && (await isIn(server, one.organisation, advises)))
      mine.push({ ...decide, kind: 'exception-to-advise' });
  }
  const endingBefore = plusDays(dayOf(server.clock()), SOON_DAYS + 1);
  const ending = await store.exceptions.exceptions(
    { scope, states: ['in-force'], endingBefore },
    page,
  );
  for (const one of ending.rows) {
    const target = { kind: 'exception', id: one.id } as const;
    mine.push(
      waits('exception-ending', 'exceptions', target, {
        ...aboutOf(one),
        since: one.begun,
        until: one.until,
      }),
    );
  }
  return { mine, others };
}

async function mayDecide(
  server: ExceptionServer,
  context: Context,
  one: StoredException,
  decides: readonly OrganisationId[],
): Promise<boolean> {
  if (!(await isIn(server, one.organisation, decides))) return false;
  const { rules } = await rulesFor(server, server.store, one.organisation);
  const decider = await deciderOf(server, server.store, context, one);
  return decidingRefusal(decider, one.askedBy, rules) === null;
}

async function isIn(
  { store }: Pick<Server, 'store'>,
  id: OrganisationId,
  scope: readonly OrganisationId[],
): Promise<boolean> {
  const path = (await store.tree()).organisations.get(id)?.path ?? [];
  return path.some((above) => scope.includes(above));
}

export async function waitingApprovals(
  server: Server,
  { person }: Context,
  may: May,
): Promise<Both> {
  const { store } = server;
  const mine: Waiting[] = [];
  const others: Waiting[] = [];
  const scope = await may('listApprovals');
  if (scope.length === 0) return { mine, others };
  const decides = await may('decideApproval');
  const page = { after: null, limit: MOST, order: 'oldest' } as const;
  for (const one of (await store.exceptions.approvals({ scope, states: ['asked'] }, page)).rows) {
    const { id, number, organisation, name, asked: since } = one;
    const item = waits(
      'approval-to-decide',
      'exceptions',
      { kind: 'approval', id },
      { number, organisation, name, since },
    );
    const isMine =
      person !== null && one.askedBy !== person && (await isIn(server, organisation, decides));
    (isMine ? mine : others).push(item);
  }
  const soon = plusDays(dayOf(server.clock()), SOON_DAYS);
  for (const one of (await store.exceptions.approvals({ scope, states: ['in-force'] }, page))
    .rows) {
    if (one.review > soon) continue;
    const { id, number, organisation, name, decided: since, review: until } = one;
    mine.push(
      waits(
        'approval-ending',
        'exceptions',
        { kind: 'approval', id },
        { number, organisation, name, since, until },
      ),
    );
  }
  return { mine, others };
}
