import { z } from '@hono/zod-openapi';
import type { BatchRead } from '../../actions/vetting/read.ts';
import {
  VETTING_OUTCOMES,
  VETTING_STATES,
  type StoredVetting,
} from '../../actions/vetting/stored.ts';
import { VETTING_ANSWERS } from '../../core/vetting/answer.ts';
import { shownId, shownInstant } from '../fields.ts';
import type { NamedRow } from '../vetting-actions.ts';

const HOSTILE = 'The file’s own text, or its sender’s: any character may be in it.';
export const hostile = () => z.string().openapi({ description: HOSTILE });
export const shownDecision = () => z.enum(['prohibited', 'undetermined', 'permitted']);

export const ShownVetting = z
  .object({
    id: shownId(),
    organisation: shownId(),
    person: shownId().nullable().openapi({ description: 'Who handed it in.' }),
    name: hostile(),
    batch: shownId().nullable(),
    state: z.enum(VETTING_STATES),
    announced: shownInstant(),
    received: z.number().int().openapi({ description: 'Bytes that are stored so far.' }),
    size: z.number().int().nullable(),
    sha256: z.string().nullable(),
    attempts: z.number().int().openapi({ description: 'How often a reader began.' }),
    ended: shownInstant().nullable().openapi({ description: 'Examined or cancelled.' }),
    kept: z
      .object({ since: shownInstant(), by: shownId().nullable() })
      .nullable()
      .openapi({ description: 'The file itself stays after it was read, on whose wish.' }),
  })
  .openapi('Vetting');

export const vettingShown = (one: StoredVetting): z.infer<typeof ShownVetting> => ({
  id: one.id,
  organisation: one.organisation,
  person: one.person,
  name: one.name,
  batch: one.batch,
  state: one.state,
  announced: one.announced,
  received: one.received,
  size: one.size,
  sha256: one.sha256,
  attempts: one.attempts,
  ended: one.ended,
  kept: one.kept === null ? null : { since: one.kept, by: one.keptBy },
});

const Summary = z
  .object({
    outcome: z.enum(VETTING_OUTCOMES),
    why: z.string().nullable(),
    answer: z.enum(VETTING_ANSWERS),
    decision: shownDecision().nullable().openapi({ description: 'Null: not assessed.' }),
    whose: z.object({
      kind: z.string(),
      app: z.string().nullable(),
      entity: z.string().nullable(),
    }),
    whoseName: z.string().nullable(),
    title: hostile().nullable(),
    platform: z.string().nullable(),
    identifier: hostile().nullable(),
    version: hostile().nullable(),
  })
  .openapi('VettingSummary');
export const ShownVettingRow = ShownVetting.extend({
  summary: Summary.nullable().openapi({ description: 'Null: it is not examined.' }),
}).openapi('VettingRow');

export function vettingRowShown(row: NamedRow): z.infer<typeof ShownVettingRow> {
  const { summary, whoseName } = row;
  if (summary === null) return { ...vettingShown(row), summary };
  const { whose, outcome, why, answer, decision, title, platform, identifier, version } = summary;
  return {
    ...vettingShown(row),
    summary: {
      outcome,
      why,
      answer,
      decision,
      whose: {
        kind: whose.kind,
        app: 'app' in whose ? whose.app : null,
        entity: 'entity' in whose ? whose.entity : null,
      },
      whoseName,
      title,
      platform,
      identifier,
      version,
    },
  };
}

const count = () => z.number().int();
export const ShownBatch = z
  .object({
    batch: shownId(),
    total: count(),
    states: z.object(Object.fromEntries(VETTING_STATES.map((one) => [one, count()]))),
    answers: z.object(Object.fromEntries(VETTING_ANSWERS.map((one) => [one, count()]))),
  })
  .openapi('VettingBatch');
export const batchShown = ({ batch, states, answers }: BatchRead): z.infer<typeof ShownBatch> => ({
  batch,
  total: Object.values(states).reduce((sum, one) => sum + one, 0),
  states: { ...states },
  answers: { ...answers },
});
