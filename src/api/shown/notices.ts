import { z } from '@hono/zod-openapi';
import type { ReadAnswer } from '../../actions/notices/answers-of.ts';
import type { Called } from '../../actions/notices/call.ts';
import type { OutboxMessage } from '../../actions/notices/outbox.ts';
import {
  NOTICE_STATES,
  RECIPIENTS,
  STORED_KINDS,
  type StoredNotice,
} from '../../actions/notices/stored.ts';
import { ANSWERS, type NoticeKind } from '../../core/notices/notice.ts';
import { LANGUAGES } from '../../core/notices/rules.ts';
import type { ShownNotice as Shown } from '../notices-actions.ts';
import { shownId, shownInstant } from '../fields.ts';

const KINDS = [
  'call',
  'reminder',
  'overdue',
  'escalation',
] as const satisfies readonly NoticeKind[];
const day = () => z.string().openapi({ format: 'date' });

const Notice = {
  id: shownId(),
  recipient: z.enum(RECIPIENTS),
  organisation: shownId(),
  kind: z.enum(STORED_KINDS),
  state: z.enum(NOTICE_STATES),
  because: z.string().nullable().openapi({
    description:
      'Why it lies in the outbox, was held back, bounced or failed: a code, or a mail server’s numbers.',
  }),
  policy: z.string(),
  language: z.enum(LANGUAGES),
  planned: shownInstant(),
  sendAfter: shownInstant(),
  tries: z.number().int(),
  changed: shownInstant().openapi({ description: 'When it came to its state.' }),
  linkUntil: shownInstant(),
};
export const ShownNotice = z
  .object({
    ...Notice,
    items: z
      .array(
        z.object({
          finding: shownId(),
          kind: z.enum(KINDS),
          measure: z.enum(['advise', 'remove', 'prevent']),
          deadline: day().nullable(),
        }),
      )
      .openapi({ description: 'What it says of each finding.' }),
  })
  .openapi('Notice');
export const ShownDecided = z.object(Notice).openapi('DecidedNotice');

const ofNotice = (one: StoredNotice): z.infer<typeof ShownDecided> => ({
  id: one.id,
  recipient: one.recipient,
  organisation: one.organisation,
  kind: one.kind,
  state: one.state,
  because: one.because,
  policy: one.policy,
  language: one.language,
  planned: one.planned,
  sendAfter: one.sendAfter,
  tries: one.tries,
  changed: one.changed,
  linkUntil: one.linkUntil,
});
export const decidedShown = ofNotice;

/** Nothing of it tells who the holder is. */
export const noticeShown = ({ items, ...one }: Shown): z.infer<typeof ShownNotice> => ({
  ...ofNotice(one),
  items: items.map(({ finding, kind, measure, deadline }) => ({
    finding,
    kind,
    measure,
    deadline,
  })),
});

export const ShownCount = z
  .object({
    organisation: shownId(),
    kind: z.enum(STORED_KINDS),
    state: z.enum(NOTICE_STATES),
    because: z.string().nullable(),
    count: z.number().int(),
  })
  .openapi('NoticeCount');

const messages = z.object({
  call: z.number().int(),
  reminder: z.number().int(),
  overdue: z.number().int(),
  escalation: z.number().int(),
});
export const ShownCalled = z
  .object({
    at: shownInstant(),
    messages,
    findings: z.number().int().openapi({ description: 'That the messages are about.' }),
    withoutAddress: z
      .number()
      .int()
      .openapi({ description: 'Of the messages: they lie in the outbox.' }),
    held: z
      .number()
      .int()
      .openapi({ description: 'Due, and not made yet: as many wait as an hour sends.' }),
    next: shownInstant().nullable().openapi({ description: 'Before then nothing is due.' }),
  })
  .openapi('Called');
export const calledShown = (one: Called): z.infer<typeof ShownCalled> => ({
  at: one.at,
  messages: { ...one.messages },
  findings: one.findings,
  withoutAddress: one.withoutAddress,
  held: one.held,
  next: one.next,
});

export const ShownMessage = z
  .object({
    ...Notice,
    holder: z.string().nullable().openapi({
      description:
        'As the MDM has them; null also where only cleared people see it, as of a restricted exception.',
    }),
    address: z.string().nullable(),
    devices: z.array(z.string()),
    subject: z.string(),
  })
  .openapi('OutboxMessage');
export const messageShown = ({
  notice,
  holder,
  address,
  devices,
  subject,
}: OutboxMessage): z.infer<typeof ShownMessage> => ({
  ...ofNotice(notice),
  holder,
  address,
  devices: [...devices],
  subject,
});

export const ShownAnswer = z
  .object({
    id: shownId(),
    notice: shownId(),
    finding: shownId(),
    kind: z.enum(ANSWERS),
    exception: shownId().nullable(),
    at: shownInstant(),
    settled: shownInstant()
      .nullable()
      .openapi({ description: 'When a person had looked into it.' }),
    replaced: shownInstant().nullable().openapi({ description: 'When another took its place.' }),
    wrote: z.boolean(),
    words: z
      .string()
      .nullable()
      .openapi({ description: 'Only where asked for; the look is logged.' }),
  })
  .openapi('Answer');
export const answerShown = (
  one: Omit<ReadAnswer, 'text'> & { readonly text?: string | null },
): z.infer<typeof ShownAnswer> => ({
  id: one.id,
  notice: one.notice,
  finding: one.finding,
  kind: one.kind,
  exception: one.exception,
  at: one.at,
  settled: one.settled,
  replaced: one.replaced,
  wrote: one.words !== null,
  words: one.text ?? null,
});
