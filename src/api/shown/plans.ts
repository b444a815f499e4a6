import { z } from '@hono/zod-openapi';
import type { Naming } from '../../actions/findings/read.ts';
import { holdsOf } from '../../actions/mdm/plans.ts';
import { PLAN_STATES, STEP_STATES } from '../../actions/mdm/stored.ts';
import type { StoredPlan } from '../../actions/mdm/stored.ts';
import type { FollowedPlan, PlannedStep } from '../mdm-actions.ts';
import { shownId, shownInstant } from '../fields.ts';
import { toldPlan, type Told } from '../told/plan.ts';
import { sumsOf } from '../told/plan-sums.ts';
import { conflictShown, ShownConflict } from './conflicts.ts';

const ABOUT = [
  'what',
  'loses-data',
  'held',
  'blocks',
  'takes-away',
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
    put: z.boolean().openapi({ description: 'Its content is made or replaced.' }),
    reach: z
      .object({ kind: z.enum(['only', 'all-but']), devices: z.number().int() })
      .nullable()
      .openapi({ description: 'To how many it is given afterwards, of those that it fits.' }),
    given: z.number().int(),
    taken: z.number().int(),
    dropped: z.boolean(),
  })
  .openapi('PlannedRestriction');

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
    sentences: z
      .array(z.object({ about: z.enum(ABOUT), text: z.string() }))
      .openapi({ description: 'The plan to be read, what loses data first; in English.' }),
  })
  .openapi('Plan');

export function planShown(
  row: StoredPlan & Partial<Pick<FollowedPlan, 'stepCounts'>>,
  naming: Naming,
): z.infer<typeof ShownPlan> {
  const { document, rules, wanted } = row;
  const sums = sumsOf(document, wanted);
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
      put: sum.put,
      reach: reach === null ? null : { kind: reach.kind, devices: reach.devices },
      given: sum.given,
      taken: sum.taken,
      dropped: sum.dropped,
    })),
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
    sentences: toldPlan(row, naming).map(({ about, text }) => ({ about, text })),
  };
}

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
