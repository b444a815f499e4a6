import { z } from '@hono/zod-openapi';
import type { Naming } from '../../actions/findings/read.ts';
import { holdsOf } from '../../actions/mdm/plans.ts';
import { PLAN_STATES, STEP_STATES } from '../../actions/mdm/stored.ts';
import type { StoredPlan } from '../../actions/mdm/stored.ts';
import type { PhonesChange } from '../../core/mdm/landing.ts';
import type { Fit } from '../../core/mdm/restriction.ts';
import type { Language } from '../../core/notices/rules.ts';
import type { AppId } from '../../core/statements.ts';
import type { FollowedPlan, PlannedStep } from '../mdm-actions.ts';
import { shownId, shownInstant } from '../fields.ts';
import type { Told } from '../../sentences/mdm/plan.ts';
import { toldPlan } from '../told/plan.ts';
import { sumsOf } from '../../core/mdm/plan-sums.ts';
import { conflictShown, ShownConflict } from './conflicts.ts';

const ABOUT = [
  'what',
  'loses-data',
  'held',
  'blocks',
  'takes-away',
  'changes',
  'canary',
  'left-out',
  'gap',
  'conflict',
  'unread',
  'note',
  'amount',
] as const satisfies readonly Told['about'][];
const KINDS = ['put', 'reach', 'give', 'take', 'remove-app', 'drop'] as const;

const ShownRestriction = z
  .object({
    key: z.string(),
    kind: z.string().nullable(),
    effect: z.enum(['prevents', 'reports', 'removes', 'allows-only']).nullable(),
    apps: z.array(z.string()),
    named: z.array(z.string()).openapi({
      description:
        'Names of the first of them; an app that tells something of who has it is not named.',
    }),
    put: z.boolean().openapi({ description: 'Its content is made or replaced.' }),
    reach: z
      .object({ kind: z.enum(['only', 'all-but']), devices: z.number().int() })
      .nullable()
      .openapi({ description: 'To how many it is given afterwards, of those that it fits.' }),
    given: z.number().int(),
    taken: z.number().int(),
    dropped: z.boolean(),
    fits: z
      .object({
        platforms: z.array(z.enum(['android', 'ios'])),
        enrolments: z.array(z.string()),
        from: z
          .string()
          .nullable()
          .openapi({ description: 'This version of the system, or later.' }),
        before: z.string().nullable(),
      })
      .nullable()
      .openapi({
        description: 'Devices on which it has an effect; null: its content is not known.',
      }),
    devices: z.number().int().nullable().openapi({
      description: 'That have it afterwards, of those that it fits; null: not counted then.',
    }),
    gained: z.number().int().nullable().openapi({
      description: 'Devices that have it new, and on which one of its apps could be opened.',
    }),
    lost: z.number().int().nullable().openapi({
      description: 'Devices that had it, and on which one of its apps can be opened afterwards.',
    }),
    renewed: z.number().int().nullable().openapi({
      description: 'Devices that had it, or another for the same apps, and have its content now.',
    }),
  })
  .openapi('PlannedRestriction');

const ShownChange = z
  .object({
    devices: z.number().int(),
    gains: z.number().int().openapi({ description: 'Apps that can not be opened there any more.' }),
    loses: z.number().int().openapi({ description: 'Apps that can be opened there again.' }),
    apps: z
      .array(
        z.object({
          app: z.string().nullable(),
          appName: z.string().nullable(),
          category: z.string().nullable(),
        }),
      )
      .openapi({ description: 'The first of them; of what is lost, where anything is.' }),
    exemptedSince: z.iso.date().nullable().openapi({
      description: 'All that is lost comes of exemptions, of which the first began then.',
    }),
    losing: z.array(z.number().int()).openapi({
      description:
        'Devices that lose an app of the block, by our number; at most 50, none in a list of plans or where an exception is restricted.',
    }),
  })
  .openapi('PlannedChange', {
    description: 'Devices on which the same changes, whichever restriction does it.',
  });

const Counts = z.record(z.string(), z.number().int());

export const ShownPlan = z
  .object({
    id: shownId(),
    connection: shownId(),
    kind: z.enum(['canary', 'all', 'revert']),
    state: z.enum(PLAN_STATES),
    made: shownInstant(),
    observed: shownInstant().openapi({
      description: 'It rests on what lay in the MDM then, and is refused when that has changed.',
    }),
    policy: z.string(),
    catalogue: z.string(),
    touches: z.number().int().openapi({ description: 'Devices on which something changes.' }),
    losesData: z.number().int().openapi({ description: "Of these, that lose an app's data." }),
    limit: z.number().int(),
    canary: z.number().int().nullable().openapi({ description: 'Devices that get it first.' }),
    leftOut: z.number().int().openapi({ description: 'Devices with an exemption.' }),
    restrictions: z.array(ShownRestriction),
    changes: z.array(ShownChange).openapi({ description: 'The most devices first; at most 30.' }),
    removals: z.array(
      z.object({
        app: z.string().nullable(),
        appName: z.string().nullable(),
        category: z.string().nullable(),
        devices: z.number().int(),
      }),
    ),
    holds: z.array(
      z.object({
        code: z.enum(['over-limit', 'nothing-read', 'essential-app']),
        touches: z.number().int().nullable(),
        identifier: z.string().nullable(),
      }),
    ),
    gaps: z.array(
      z.object({
        reason: z.string(),
        platform: z.string().nullable(),
        devices: z.number().int(),
      }),
    ),
    conflicts: z.array(ShownConflict),
    unread: z.number().int().openapi({ description: 'Could not be read: nothing is planned.' }),
    steps: Counts.openapi({ description: 'By kind.' }),
    progress: Counts.nullable().openapi({
      description: 'Steps by state; null in a list.',
    }),
    reverts: shownId().nullable().openapi({ description: 'The plan that it takes back.' }),
    heldSince: shownInstant().nullable().openapi({ description: 'Verified since then.' }),
    begun: shownInstant().nullable(),
    ended: shownInstant().nullable(),
    sentences: z.array(z.object({ about: z.enum(ABOUT), text: z.string() })).openapi({
      description:
        'The plan to be read, what loses data first, in the language that was asked for.',
    }),
  })
  .openapi('Plan');

export function planShown(
  row: StoredPlan & Partial<Pick<FollowedPlan, 'stepCounts' | 'losing'>>,
  naming: Naming,
  language: Language,
): z.infer<typeof ShownPlan> {
  const { document, rules, wanted } = row;
  const sums = sumsOf(document, wanted);
  const landings = new Map(document.landings?.restrictions.map((one) => [one.key, one]));
  return {
    id: row.id,
    connection: row.connection,
    kind: document.kind,
    state: row.state,
    made: document.made,
    observed: document.basedOn.at,
    policy: document.policy,
    catalogue: document.catalogue,
    touches: document.touches,
    losesData: document.losesData,
    limit: row.limit,
    canary: rules.canary?.length ?? null,
    leftOut: new Set(wanted.restrictions.flatMap(({ except }) => except)).size,
    restrictions: sums.restrictions.map(({ restriction, reach, ...sum }) => ({
      key: sum.key,
      kind: restriction?.kind ?? null,
      effect: restriction?.effect ?? null,
      apps: [...(restriction?.apps ?? [])],
      named: namesOf(restriction?.apps ?? [], naming),
      put: sum.put,
      reach: reach === null ? null : { kind: reach.kind, devices: reach.devices },
      given: sum.given,
      taken: sum.taken,
      dropped: sum.dropped,
      fits: restriction === null ? null : fitsShown(restriction.fits),
      devices: landings.get(sum.key)?.devices ?? null,
      gained: landings.get(sum.key)?.gained ?? null,
      lost: landings.get(sum.key)?.lost ?? null,
      renewed: landings.get(sum.key)?.renewed ?? null,
    })),
    changes: (document.landings?.changes ?? []).map((one) => changeShown(one, naming, row.losing)),
    removals: sums.removals.map(({ app, devices }) => {
      const { app: shown, appName, category } = naming(app);
      return { app: shown, appName, category, devices };
    }),
    holds: holdsOf(row).map((hold) => ({
      code: hold.code,
      touches: hold.code === 'over-limit' ? hold.touches : null,
      identifier: hold.code === 'essential-app' ? hold.identifier : null,
    })),
    gaps: document.gaps.map(({ reason, platform, devices }) => ({ reason, platform, devices })),
    conflicts: document.conflicts.map(conflictShown),
    unread: document.unread.length,
    steps: { ...sums.kinds },
    progress: row.stepCounts === undefined ? null : { ...row.stepCounts },
    reverts: row.reverts,
    heldSince: row.heldSince,
    begun: row.begun,
    ended: row.ended,
    sentences: toldPlan(row, naming, language).map(({ about, text }) => ({ about, text })),
  };
}

const fitsShown = ({ platforms, enrolments, from, before }: Fit) => ({
  platforms: [...platforms],
  enrolments: [...enrolments],
  from: from?.join('.') ?? null,
  before: before?.join('.') ?? null,
});

/** Which app an exemption of a restricted exception is of is nobody's to see. */
const changeShown = (
  change: PhonesChange,
  naming: Naming,
  losing: FollowedPlan['losing'],
): z.infer<typeof ShownChange> => ({
  devices: change.devices,
  gains: change.gains.length,
  loses: change.loses.length,
  apps: change.restricted
    ? []
    : (change.loses.length > 0 ? change.loses : change.gains).slice(0, NAMED).map((app) => {
        const named = naming(app);
        return { app: named.app, appName: named.appName, category: named.category };
      }),
  exemptedSince: change.exemptedSince,
  losing: change.losing.flatMap((one) => losing?.get(one) ?? []),
});
const NAMED = 5;

const namesOf = (apps: readonly AppId[], naming: Naming): string[] =>
  [...new Set(apps.flatMap((app) => naming(app).appName ?? []))].slice(0, FIRST);
const FIRST = 3;

export const ShownStep = z
  .object({
    number: z.number().int(),
    kind: z.enum(KINDS),
    key: z.string().nullable().openapi({ description: 'Of the restriction; null: none.' }),
    device: z.number().int().nullable().openapi({
      description: 'Our own number of the device; null where the step is of none or of many.',
    }),
    state: z.enum(STEP_STATES),
    code: z.string().nullable().openapi({ description: 'Why it failed.' }),
    at: shownInstant().nullable(),
  })
  .openapi('PlanStep');
export const stepShown = (row: PlannedStep): z.infer<typeof ShownStep> => ({
  number: row.number,
  kind: row.kind,
  key: row.key,
  device: row.device,
  state: row.state,
  code: row.code,
  at: row.at,
});
