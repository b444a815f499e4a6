import { holdsOf } from '../../actions/mdm/plans.ts';
import type { StoredPlan } from '../../actions/mdm/stored.ts';
import type { Naming } from '../../actions/findings/read.ts';
import type { Conflict, Unread } from '../../core/mdm/observation.ts';
import type { Hold, Plan, PlanNote } from '../../core/mdm/plan.ts';
import type { AppId } from '../../core/statements.ts';
import { sumsOf, type PlanSums, type RestrictionSum } from './plan-sums.ts';
import { CONFLICTS, count, EFFECTS, fitText, gapPhones, GAPS, many } from './words.ts';

/** One sentence of a plan, and what it is about, so that it can be shown with weight. */
export type Told = {
  readonly about:
    | 'what'
    | 'loses-data'
    | 'held'
    | 'blocks'
    | 'takes-away'
    | 'canary'
    | 'left-out'
    | 'gap'
    | 'conflict'
    | 'unread'
    | 'note'
    | 'amount';
  readonly text: string;
};

/** A plan as it is read before it is applied: what loses data comes first, then what stops it. */
export function toldPlan(plan: StoredPlan, naming: Naming): readonly Told[] {
  const { document, wanted, limit } = plan;
  const sums = sumsOf(document, wanted);
  return [
    { about: 'what', text: headOf(plan) },
    ...removalsTold(document, sums, naming),
    ...holdsOf(plan).map((hold) => ({ about: 'held', text: holdText(hold, limit) }) as const),
    ...sums.restrictions.flatMap(restrictionTold),
    ...canaryTold(plan),
    ...leftOutTold(wanted),
    ...document.gaps
      .filter(({ devices }) => devices > 0)
      .map(
        ({ reason, platform, devices }) =>
          ({
            about: 'gap',
            text: `Can not block ${gapPhones(platform, devices)}: ${GAPS[reason]}.`,
          }) as const,
      ),
    ...document.conflicts.map(
      (conflict) => ({ about: 'conflict', text: conflictText(conflict) }) as const,
    ),
    ...unreadTold(document.unread),
    ...(document.notes ?? []).map(
      (note) => ({ about: 'note', text: noteText(note, naming) }) as const,
    ),
    { about: 'amount', text: amountText(document, limit) },
  ];
}

const KINDS: Record<Plan['kind'], string> = {
  canary: 'A plan for the first devices alone',
  all: 'A plan for all devices',
  revert: 'A plan that takes another back',
};

function headOf({ document }: StoredPlan): string {
  const { kind, basedOn, policy, catalogue } = document;
  return `${KINDS[kind]}, under the policy ${policy} and the catalogue ${catalogue}. It rests on what the MDM held at ${minute(basedOn.at)} UTC.`;
}
const minute = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

function removalsTold(
  { losesData }: Plan,
  { removals }: PlanSums,
  naming: Naming,
): readonly Told[] {
  if (losesData === 0) return [];
  const named = removals.map(({ app, devices }) => {
    const { appName, category } = naming(app);
    return { name: appName ?? `an app of the category ${category}`, devices };
  });
  const byName = Map.groupBy(named, ({ name }) => name);
  const apps = [...byName].map(
    ([name, same]) =>
      `${name} from ${many(
        same.reduce((sum, { devices }) => sum + devices, 0),
        'device',
      )}`,
  );
  const removed =
    apps.length > 0 ? `removes ${apps.join(', ')}, with all that the app keeps there` : null;
  return [
    {
      about: 'loses-data',
      text: `Loses data on ${many(losesData, 'device')}: ${removed ?? 'what takes apps off takes all with them that they keep there'}. No plan brings that back.`,
    },
  ];
}

function holdText(hold: Hold, limit: number): string {
  switch (hold.code) {
    case 'over-limit':
      return `It holds: it touches ${many(hold.touches, 'device')}, and the limit is ${count(limit)}. An administrator raises it, with a reason.`;
    case 'nothing-read':
      return 'It holds: what lies in the MDM could not be read, so that nothing can be planned on it.';
    case 'essential-app':
      return `It holds: it would take away ${hold.identifier}, which a phone can not do without.`;
    default:
      return hold satisfies never;
  }
}

function restrictionTold(sum: RestrictionSum): readonly Told[] {
  const { key, restriction, put, given, dropped } = sum;
  const who = gainText(sum);
  const told: Told[] = [];
  if (who !== null || (put && sum.reach === null)) {
    const to = who ?? 'the devices that have it already';
    const text =
      restriction === null
        ? `Gives ${key} to ${to}.`
        : `${EFFECTS[restriction.effect]} ${many(restriction.apps.length, 'app')} on ${fitText(restriction.fits)}: ${to}. (${key})`;
    told.push({ about: 'blocks', text });
  }
  const off = lossText(sum);
  if (off !== null) told.push({ about: 'takes-away', text: `Takes ${key} off ${off}.` });
  if (dropped && given === 0)
    told.push({ about: 'takes-away', text: `Takes ${key} out of the MDM.` });
  return told;
}

/** Who is given it; null: nobody who did not have it. */
function gainText({ reach, given }: RestrictionSum): string | null {
  if (given > 0) return many(given, 'device');
  if (reach === null || reach.gained === 0) return null;
  if (reach.gained !== null) return many(reach.gained, 'device');
  return reach.devices === 0 ? 'all of them' : `all of them but ${count(reach.devices)}`;
}

/** Whom it is taken off; null: nobody. */
function lossText({ reach, taken }: RestrictionSum): string | null {
  if (taken > 0) return many(taken, 'device');
  if (reach === null || reach.lost === 0) return null;
  if (reach.lost === null)
    return reach.devices === 0 ? 'all devices' : `all devices but ${count(reach.devices)}`;
  return many(reach.lost, 'device');
}

function canaryTold({ document, rules }: StoredPlan): readonly Told[] {
  if (document.kind !== 'canary') return [];
  const devices = rules.canary?.length ?? 0;
  return [
    {
      about: 'canary',
      text: `Only ${many(devices, 'device')} at first. When it has been verified that the block holds there, a plan for all can be made.`,
    },
  ];
}

function leftOutTold({ restrictions }: StoredPlan['wanted']): readonly Told[] {
  const devices = new Set(restrictions.flatMap(({ except }) => except)).size;
  if (devices === 0) return [];
  const text = `Leaves an app on ${many(devices, 'device')}, where an exemption holds; all others are blocked there too.`;
  return [{ about: 'left-out', text }];
}

export function conflictText({ name, kind, what, devices }: Conflict): string {
  const where = devices === null ? '' : `, on ${many(devices, 'device')}`;
  return `Someone else’s ${kind} “${name}” ${CONFLICTS[what]}${where}. It is left alone.`;
}

function unreadTold(unread: readonly Unread[]): readonly Told[] {
  if (unread.length === 0) return [];
  const why = [...new Set(unread.map((one) => one.why))].join(', ');
  const text = `${many(unread.length, 'thing')} could not be read (${why}). Nothing is planned about ${unread.length === 1 ? 'it' : 'them'}.`;
  return [{ about: 'unread', text }];
}

function noteText(note: PlanNote, naming: Naming): string {
  switch (note.code) {
    case 'apps-stay-removed':
      return `${many(note.apps, 'app')} that ${note.apps === 1 ? 'was' : 'were'} taken off ${many(note.devices, 'device')} can not be brought back: only the holders can, without what was kept there.`;
    case 'content-not-kept':
      return `What ${note.key} was before is kept nowhere, and does not come back.`;
    case 'changed-since':
      return `${note.key} was changed since, by someone else, on ${many(note.devices, 'device')}: it is left as it is.`;
    case 'left-out':
      return `${note.setting} has no room for ${appsText(note.apps, naming)}: nothing is done about ${note.apps.length === 1 ? 'it' : 'them'} there.`;
    case 'compiled':
      return note.says;
    case 'not-yet-prevented':
      return note.from === null
        ? 'The policy does not ask to prevent these apps: whoever applies this goes further than it does.'
        : `The policy asks to prevent these apps from ${note.from} on: whoever applies this goes further than it does today.`;
    default:
      return note satisfies never;
  }
}

/** Products of the catalogue, on no device: which are left out may be read by anybody. */
function appsText(apps: readonly AppId[], naming: Naming): string {
  const names = apps.slice(0, 5).map((app) => naming(app).appName ?? app);
  const more = apps.length - names.length;
  return `${many(apps.length, 'app')} (${names.join(', ')}${more > 0 ? ` and ${count(more)} more` : ''})`;
}

function amountText({ steps, touches }: Plan, limit: number): string {
  if (steps.length === 0) return 'Nothing is to be done: all is as it should be.';
  return `It changes ${many(touches, 'device')} in ${many(steps.length, 'step')}; the limit is ${count(limit)}.`;
}
