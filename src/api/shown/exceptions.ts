import { z } from '@hono/zod-openapi';
import type { ExceptionFile } from '../../actions/exceptions/file.ts';
import type { ShownException as Shown } from '../../actions/exceptions/read.ts';
import { APPROVAL_STATES, type StoredApproval } from '../../actions/exceptions/stored.ts';
import { MITIGATIONS } from '../../core/exception-mitigations.ts';
import { EXCEPTION_STATES } from '../../core/exception-states.ts';
import { shownId, shownInstant } from '../fields.ts';

const shownDay = () => z.string().openapi({ format: 'date' });

const File = z
  .object({
    app: z.string(),
    appName: z.string(),
    ground: z.string(),
    task: z.string().nullable().openapi({ description: 'Null where it was erased.' }),
    organisation: shownId(),
    group: z.string().nullable(),
    devices: z.array(z.number().int()).openapi({ description: 'Our own numbers of them.' }),
    mitigations: z.array(z.enum(MITIGATIONS)),
    askedBy: z.string().nullable(),
    events: z.array(
      z.object({
        what: z.enum(['advised', 'granted', 'refused', 'begun', 'reminded', 'withdrawn', 'ended']),
        at: shownInstant(),
        by: z.string().nullable(),
        says: z.enum(['for', 'against']).nullable(),
        words: z.string().nullable(),
      }),
    ),
  })
  .openapi('ExceptionFile');

export const ShownException = z
  .object({
    id: shownId(),
    number: z.number().int(),
    state: z.enum(EXCEPTION_STATES),
    restricted: z.boolean().openapi({
      description: 'Of one that is, only number, state and end are shown.',
    }),
    until: shownDay().openapi({ description: 'Up to, not including.' }),
    ended: shownInstant().nullable(),
    app: z.string().nullable().openapi({ description: 'Null where only the category is shown.' }),
    appName: z.string().nullable(),
    category: z.string().nullable(),
    organisation: shownId().nullable(),
    policy: z.string().nullable(),
    ground: z.string().nullable(),
    scope: z.enum(['holder', 'device-group']).nullable(),
    group: z.string().nullable(),
    devices: z.number().int().nullable(),
    mitigations: z.array(z.enum(MITIGATIONS)).nullable(),
    from: shownDay().nullable().openapi({ description: 'Null: from the day of the decision.' }),
    askedAs: z.enum(['person', 'holder']).nullable(),
    asked: shownInstant().nullable(),
    decided: shownInstant().nullable(),
    delegated: z.boolean().nullable(),
    begun: shownInstant().nullable(),
    reminded: shownInstant().nullable(),
    file: File.nullable().openapi({
      description: 'Only where it was asked for; each look is logged.',
    }),
  })
  .openapi('Exception');

export const exceptionShown = (
  { open, ...row }: Shown,
  file: ExceptionFile | null = null,
): z.infer<typeof ShownException> => ({
  id: row.id,
  number: row.number,
  state: row.state,
  restricted: row.restricted,
  until: row.until,
  ended: row.ended,
  app: open?.app ?? null,
  appName: open?.appName ?? null,
  category: open?.category ?? null,
  organisation: open?.organisation ?? null,
  policy: open?.policy ?? null,
  ground: open?.ground ?? null,
  scope: open?.scope.kind ?? null,
  group: open?.scope.name ?? null,
  devices: open?.scope.devices ?? null,
  mitigations: open === null ? null : [...open.mitigations],
  from: open?.from ?? null,
  askedAs: open?.askedAs ?? null,
  asked: open?.asked ?? null,
  decided: open?.decided ?? null,
  delegated: open?.delegated ?? null,
  begun: open?.begun ?? null,
  reminded: open?.reminded ?? null,
  file: file === null ? null : fileShown(file),
});

const fileShown = ({ exception, ...file }: ExceptionFile): z.infer<typeof File> => ({
  app: file.app,
  appName: file.appName,
  ground: exception.ground,
  task: file.task,
  organisation: exception.organisation,
  group: exception.scope.name,
  devices: [...file.devices],
  mitigations: [...exception.mitigations],
  askedBy: file.askedBy,
  events: file.events.map(({ kind, at, by, says, words }) => ({ what: kind, at, by, says, words })),
});

export const ShownApproval = z
  .object({
    id: shownId(),
    number: z.number().int(),
    state: z.enum(APPROVAL_STATES),
    organisation: shownId(),
    policy: z.string(),
    group: z.string(),
    app: z.string().nullable().openapi({ description: 'Null: the catalogue does not have it.' }),
    name: z.string(),
    android: z.array(z.string()),
    ios: z.array(z.string()),
    review: shownDay().openapi({ description: 'It holds up to this day, not including it.' }),
    asked: shownInstant(),
    decided: shownInstant().nullable(),
    ended: shownInstant().nullable(),
    reminded: shownInstant().nullable(),
  })
  .openapi('Approval');

export const approvalShown = (row: StoredApproval): z.infer<typeof ShownApproval> => ({
  id: row.id,
  number: row.number,
  state: row.state,
  organisation: row.organisation,
  policy: row.policy,
  group: row.group,
  app: row.app,
  name: row.name,
  android: [...row.android],
  ios: [...row.ios],
  review: row.review,
  asked: row.asked,
  decided: row.decided,
  ended: row.ended,
  reminded: row.reminded,
});
