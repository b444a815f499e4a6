import { z } from '@hono/zod-openapi';
import { ANSWERS } from '../../core/notices/notice.ts';
import { LANGUAGES } from '../../core/notices/rules.ts';
import type { HolderPage } from '../notices-actions.ts';
import { shownId, shownInstant } from '../fields.ts';

const day = () => z.string().openapi({ format: 'date' });

export const ShownHolderNotice = z
  .object({
    language: z.enum(LANGUAGES),
    languages: z.array(z.enum(LANGUAGES)),
    organisation: z.string(),
    devices: z.array(z.string()).openapi({ description: 'As the MDM calls them.' }),
    apps: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['call', 'reminder', 'overdue', 'escalation']),
        measure: z.enum(['advise', 'remove', 'prevent']),
        deadline: day()
          .nullable()
          .openapi({ description: 'The last day on which it may still be there.' }),
        findings: z.array(shownId()).openapi({ description: 'Those that are not closed.' }),
        answer: z
          .object({
            kind: z.enum(ANSWERS),
            at: shownInstant(),
            replaced: z.boolean(),
            exception: z.number().int().nullable(),
          })
          .nullable(),
      }),
    ),
    html: z.string().openapi({
      description: 'Why, until when, how to remove: what came from elsewhere is escaped in it.',
    }),
    linkUntil: day(),
    grounds: z
      .array(z.string())
      .openapi({ description: 'On which an exception can be asked for.' }),
    mitigations: z.array(z.string()).openapi({ description: 'What whoever asks agrees to.' }),
    latest: day().nullable().openapi({ description: 'The last day that an exception may have.' }),
  })
  .openapi('HolderNotice');

export const holderShown = (page: HolderPage): z.infer<typeof ShownHolderNotice> => ({
  language: page.language,
  languages: [...page.languages],
  organisation: page.organisation,
  devices: [...page.devices],
  apps: page.apps.map(({ name, kind, measure, deadline, findings, answer }) => ({
    name,
    kind,
    measure,
    deadline,
    findings: [...findings],
    answer:
      answer === null
        ? null
        : { kind: answer.kind, at: answer.at, replaced: answer.replaced, exception: answer.number },
  })),
  html: page.html,
  linkUntil: page.linkUntil,
  grounds: [...page.exceptions.grounds],
  mitigations: [...page.exceptions.mitigations],
  latest: page.exceptions.latest,
});
