import { z } from '@hono/zod-openapi';
import type { ShownFinding as Shown } from '../../actions/findings/read.ts';
import type { FindingEvent } from '../../actions/store.ts';
import type { StoredAnswer } from '../../actions/notices/stored.ts';
import { ANSWERS } from '../../core/notices/notice.ts';
import { CLOSINGS, FINDING_STATES, isCertain } from '../../core/finding.ts';
import type { NamedFinding, ProgressRow, SummaryRow } from '../finding-actions.ts';
import { shownId, shownInstant } from '../fields.ts';

const STRENGTHS = ['exact', 'case-folded', 'name'] as const;
const VISIBILITIES = [
  'all',
  'managed-only',
  'work-side',
  'names-only',
  'nothing',
  'unknown',
] as const;

/** An app, or the category of one that tells love life, faith or health. */
const Naming = {
  app: z.string().nullable().openapi({ description: 'Null where only the category is shown.' }),
  appName: z.string().nullable(),
  category: z.string().nullable().openapi({ example: 'dating' }),
};

const Named = z
  .object({
    app: z.string(),
    appName: z.string(),
    device: z.string().nullable().openapi({ description: 'Null where erased or never known.' }),
    holder: z.string().nullable(),
  })
  .openapi('NamedHolder');

const Answer = z
  .object({ kind: z.enum(ANSWERS), at: shownInstant(), settled: shownInstant().nullable() })
  .openapi('HolderSaid');

export const ShownFinding = z
  .object({
    id: shownId(),
    device: z.number().int().openapi({ description: 'Our own number of the device.' }),
    fleet: shownId(),
    organisation: shownId(),
    ...Naming,
    platform: z.enum(['android', 'ios']).nullable(),
    strength: z.enum(STRENGTHS),
    confirmed: z.boolean(),
    certain: z.boolean().openapi({ description: 'By an identifier, or confirmed by a person.' }),
    present: z.boolean(),
    usable: z.boolean().nullable(),
    secondCopy: z
      .boolean()
      .openapi({ description: 'A clone or second user of the device has it, too.' }),
    state: z.enum(FINDING_STATES),
    because: z.enum(CLOSINGS).nullable().openapi({ description: 'Why it is closed.' }),
    opened: shownInstant(),
    seen: shownInstant(),
    seenAs: z.enum(VISIBILITIES),
    closed: shownInstant().nullable(),
    reopenings: z.number().int(),
    deadline: z.string().nullable().openapi({
      format: 'date',
      description:
        'The last day that the holder was told. Null: nobody was called, or without one, or it is closed.',
    }),
    answer: Answer.nullable().openapi({
      description: 'What the holder said last; in lists alone. The app may be there all the same.',
    }),
    named: Named.nullable().openapi({
      description: 'Only where it was asked for; each look is logged.',
    }),
  })
  .openapi('Finding');

export const findingShown = (
  row: Shown,
  named: NamedFinding | null = null,
  answer: Pick<StoredAnswer, 'kind' | 'at' | 'settled'> | null = null,
): z.infer<typeof ShownFinding> => ({
  id: row.id,
  device: row.device,
  fleet: row.fleet,
  organisation: row.organisation,
  app: row.app,
  appName: row.appName,
  category: row.category,
  platform: row.platform,
  strength: row.strength,
  confirmed: row.confirmed,
  certain: isCertain(row),
  present: row.present,
  usable: row.usable,
  secondCopy: row.secondCopy,
  state: row.state,
  because: row.because,
  opened: row.opened,
  seen: row.seen,
  seenAs: row.seenAs,
  closed: row.closed,
  reopenings: row.reopenings,
  deadline: row.deadline,
  answer: answer && { kind: answer.kind, at: answer.at, settled: answer.settled },
  named: named === null ? null : namedShown(named),
});

const namedShown = ({ app, appName, device, holder }: NamedFinding): z.infer<typeof Named> => ({
  app,
  appName,
  device,
  holder,
});

const KINDS = [
  'opened',
  'reopened',
  'seen',
  'closed',
  'confirmed',
  'called',
  'overdue',
  'escalated',
  'usable',
] as const satisfies readonly FindingEvent['change']['kind'][];
export const ShownEvent = z
  .object({
    at: shownInstant(),
    kind: z.enum(KINDS),
    inventory: shownId().nullable().openapi({ description: 'The inventory that showed it.' }),
    because: z.enum(CLOSINGS).nullable(),
    strength: z.enum(STRENGTHS).nullable(),
    seen: shownInstant().nullable(),
    organisation: shownId().nullable(),
    usable: z.boolean().nullable().openapi({
      description: 'Whether the app can be opened; null: not said, or no longer known.',
    }),
  })
  .openapi('FindingEvent');

/** The app is left out: it may be one that only its holder's page names. */
export const eventShown = ({
  at,
  inventory,
  change,
}: FindingEvent): z.infer<typeof ShownEvent> => ({
  at,
  kind: change.kind,
  inventory,
  because: 'because' in change ? change.because : null,
  strength: 'strength' in change ? change.strength : null,
  seen: 'seen' in change ? change.seen : null,
  organisation: 'organisation' in change ? change.organisation : null,
  usable: 'usable' in change ? change.usable : null,
});

export const ShownSummaryRow = z
  .object({
    organisation: shownId(),
    ...Naming,
    state: z.enum(FINDING_STATES),
    certain: z.number().int(),
    possible: z.number().int(),
  })
  .openapi('FindingCount');
export const summaryRowShown = (row: SummaryRow): z.infer<typeof ShownSummaryRow> => ({
  organisation: row.organisation,
  app: row.app,
  appName: row.appName,
  category: row.category,
  state: row.state,
  certain: row.certain,
  possible: row.possible,
});

const Told = z.number().int().nullable().openapi({
  description:
    'Null: fewer than five, or as few as hide that. Add nothing up over null: it is not none.',
});
export const ShownProgressRow = z
  .object({
    organisation: shownId(),
    ...Naming,
    state: z.enum(FINDING_STATES),
    certain: Told,
    possible: Told,
  })
  .openapi('FindingProgress');
export const progressRowShown = (row: ProgressRow): z.infer<typeof ShownProgressRow> => ({
  organisation: row.organisation,
  app: row.app,
  appName: row.appName,
  category: row.category,
  state: row.state,
  certain: row.certain,
  possible: row.possible,
});
