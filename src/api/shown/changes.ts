import { z } from '@hono/zod-openapi';
import type { HeldRules } from '../../actions/changes/held.ts';
import type { Preview } from '../../actions/changes/preview.ts';
import type { ChangeRead } from '../../actions/changes/read.ts';
import {
  ORIGINS,
  type ChangeComment,
  type HeldChange,
  type StoredChange,
} from '../../actions/changes/stored.ts';
import { CHANGE_KINDS, CHANGE_STATES } from '../../core/changes/change.ts';
import { shownId, shownInstant } from '../fields.ts';
import { ShownVerdict, verdictShown } from './apps.ts';

const day = () => z.string().openapi({ format: 'date' });
const few = () =>
  z
    .number()
    .int()
    .nullable()
    .openapi({ description: '0, or five and more; null: fewer than five.' });

export const ShownChange = z
  .object({
    id: shownId(),
    kind: z.enum(CHANGE_KINDS),
    state: z.enum(CHANGE_STATES),
    origin: z.enum(ORIGINS).openapi({
      description:
        '`server`: a newer edition of the program came with it. `shipped`: in force since the start.',
    }),
    subject: z.string().openapi({
      description:
        'What it takes the place of: a policy, a listing, the clearance of an app or what was found of it, the catalogue; or the change that it ends.',
    }),
    document: z.string().openapi({ description: 'SHA-256 of what is proposed.' }),
    version: z.string(),
    policy: z.string().nullable().openapi({ description: 'Null: it is about all policies.' }),
    why: z.string(),
    proposer: shownId().nullable().openapi({ description: 'A person.' }),
    proposed: shownInstant(),
    from: day().nullable().openapi({ description: 'Null: from when it is adopted.' }),
    until: day()
      .nullable()
      .openapi({ description: 'Up to, not including. Null: until it is ended.' }),
    decider: shownId().nullable(),
    decided: shownInstant().nullable(),
    decision: z.string().nullable().openapi({ description: 'The reasons for it.' }),
    begun: shownInstant().nullable(),
    ended: shownInstant().nullable(),
  })
  .openapi('Change');

export const changeShown = (one: StoredChange): z.infer<typeof ShownChange> => ({
  id: one.id,
  kind: one.kind,
  state: one.state,
  origin: one.origin,
  subject: one.subject,
  document: one.document,
  version: one.version,
  policy: one.policy,
  why: one.why,
  proposer: one.proposer,
  proposed: one.proposed,
  from: one.from,
  until: one.until,
  decider: one.decider,
  decided: one.decided,
  decision: one.decision,
  begun: one.begun,
  ended: one.ended,
});

export const ShownComment = z
  .object({
    id: shownId(),
    organisation: shownId(),
    person: shownId(),
    words: z.string(),
    at: shownInstant(),
  })
  .openapi('ChangeComment');
export const commentShown = ({
  id,
  organisation,
  person,
  words,
  at,
}: ChangeComment): z.infer<typeof ShownComment> => ({ id, organisation, person, words, at });

export const ShownChangeRead = z
  .object({
    change: ShownChange,
    binds: z
      .array(z.object({ id: shownId(), name: z.string() }))
      .openapi({ description: 'The organisations that it binds, or would; of your part.' }),
    others: z.number().int().openapi({ description: 'How many more it binds.' }),
    comments: z.array(ShownComment.extend({ organisationName: z.string() })),
    content: z.unknown().openapi({ description: 'As it was handed in; null for a catalogue.' }),
    tables: z
      .array(
        z.object({
          table: z.string(),
          added: z.number().int(),
          removed: z.number().int(),
          changed: z.number().int(),
        }),
      )
      .nullable()
      .openapi({ description: 'Of a catalogue: in what it differs from the one in force.' }),
  })
  .openapi('ChangeRead');
export const changeReadShown = ({
  change,
  bound,
  others,
  comments,
  content,
  tables,
}: ChangeRead): z.infer<typeof ShownChangeRead> => ({
  change: changeShown(change),
  binds: bound.map(({ id, name }) => ({ id, name })),
  others,
  comments: comments.map((one) => ({
    ...commentShown(one),
    organisationName: one.organisationName,
  })),
  content,
  tables: tables === null ? null : tables.map((one) => ({ ...one })),
});

const named = {
  app: z.string().nullable().openapi({ description: 'Null where only the category is shown.' }),
  appName: z.string().nullable(),
  category: z.string().nullable(),
};
const decision = () => z.enum(['prohibited', 'undetermined', 'permitted']).nullable();
export const ShownPreview = z
  .object({
    day: day().openapi({ description: 'On which it would begin, were it adopted today.' }),
    verdicts: z.array(
      z.object({ ...named, policy: z.string(), was: decision(), becomes: decision() }),
    ),
    stored: z
      .array(
        z.object({
          ...named,
          organisation: shownId(),
          closes: few(),
          measure: few(),
          needless: few(),
        }),
      )
      .openapi({
        description:
          'Of what is stored, exactly: open findings that would close, those whose measure would be another, exceptions that nobody would need.',
      }),
    found: z
      .object({
        asOf: shownInstant(),
        rows: z.array(z.object({ ...named, organisation: shownId(), devices: z.number().int() })),
      })
      .nullable()
      .openapi({
        description:
          'Of what is not stored: devices with an app that it would prohibit and the rules in force do not. Null: not known before the next inventory.',
      }),
  })
  .openapi('ChangePreview');
export const previewShown = ({
  day: on,
  verdicts,
  stored,
  found,
}: Preview): z.infer<typeof ShownPreview> => ({
  day: on,
  verdicts: verdicts.map((one) => ({ ...one })),
  stored: stored.map((one) => ({ ...one })),
  found: found && { asOf: found.asOf, rows: found.rows.map((one) => ({ ...one })) },
});

const ShownHeldChange = z
  .object({
    id: shownId(),
    kind: z.enum(CHANGE_KINDS),
    origin: z.enum(ORIGINS),
    subject: z.string(),
    version: z.string(),
    document: z.string(),
    from: day().nullable(),
    until: day().nullable(),
    adopted: shownInstant(),
  })
  .openapi('HeldChange');
const heldChangeShown = (one: HeldChange): z.infer<typeof ShownHeldChange> => ({
  id: one.id,
  kind: one.kind,
  origin: one.origin,
  subject: one.subject,
  version: one.version,
  document: one.document,
  from: one.from,
  until: one.until,
  adopted: one.adopted,
});

export const ShownHeld = z
  .object({
    at: day(),
    known: day().openapi({ description: 'As it was known on this day.' }),
    organisation: shownId(),
    policy: z.string(),
    group: z.string(),
    catalogue: z.object({ version: z.string(), digest: z.string() }),
    held: z.array(ShownHeldChange).openapi({ description: 'What was in force there.' }),
    // Of the app that was asked for; left out where none was. What is referred to can't be null.
    verdict: ShownVerdict.optional(),
  })
  .openapi('HeldRules');
export function heldShown({ held, explanation, ...one }: HeldRules): z.infer<typeof ShownHeld> {
  return {
    at: one.at,
    known: one.known,
    organisation: one.organisation,
    policy: one.policy.id,
    group: one.group,
    catalogue: { ...one.catalogue },
    held: held.map(heldChangeShown),
    ...(explanation === null
      ? {}
      : { verdict: verdictShown({ policy: one.policy, at: one.at, explanation }) }),
  };
}
