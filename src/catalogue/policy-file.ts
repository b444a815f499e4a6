import { z } from 'zod';
import { MEASURES } from '../core/catalogue.ts';
import { MITIGATIONS } from '../core/exception-mitigations.ts';
import type { Policy } from '../core/policy.ts';
import { shareOf, WHOLE } from '../core/share.ts';
import type { Territory } from '../core/statements.ts';
import { REASON_CODES } from '../core/verdict.ts';
import { COUNTRIES } from './countries.ts';
import { complaint } from './file-problem.ts';
import { day, days, distinct, list, object, oneOf, says, text } from './json-forms.ts';
import { noticeRules } from './policy-notices.ts';

const name = text.regex(
  /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
  says('is no plain name', 'use small letters and digits, with a hyphen between words'),
);

const government = text.regex(
  /^[A-Z]{2,}(?:-[A-Z0-9]+)*$/,
  says('is no code of a government', 'write it as in listings.csv: NL, US-TX, EU, NL-AMSTERDAM'),
);

const territory = z
  .string(says('is no text', 'write it in quotation marks'))
  .refine(
    (code): code is Territory => COUNTRIES.has(code),
    says('is no territory', 'write two capital letters (ISO 3166-1), such as CN'),
  );

const dayOrNull = z.nullable(day);

const PERCENT = says('is no percentage', 'write a number up to 100, such as 50 or 24.19');
const percentage = z.number(PERCENT).transform((given, context) => {
  const share = shareOf(String(given));
  if (share !== null && share > 0) return share;
  context.addIssue({
    code: 'custom',
    message: complaint({
      problem: 'is no percentage above 0 and up to 100',
      remedy: 'write a number with at most four decimals, such as 50 or 24.19',
    }),
  });
  return z.NEVER;
});

const yesNo = z.boolean(says('is neither true nor false', 'write true or false'));

const control = object({
  threshold: percentage,
  comparison: oneOf(['at-least', 'more-than']),
  aggregate: oneOf(['all-territories', 'per-territory']),
}).refine(({ threshold, comparison }) => comparison !== 'more-than' || threshold < WHOLE, {
  path: ['threshold'],
  ...says('can never be passed: nobody holds more than 100', 'lower it, or compare at-least'),
});

const adoption = object({
  government,
  instrument: text,
  measures: list(oneOf(MEASURES))
    .min(1, says('names no measure, so it adopts nothing', `name one of ${MEASURES.join(', ')}`))
    .superRefine(distinct((measure) => measure, 'measure')),
});

const group = object({
  id: name,
  who: text,
  phases: list(object({ measure: oneOf(['advise', 'remove', 'prevent']), from: dayOrNull }))
    .min(
      1,
      says('has no phase, so nothing holds', 'name the measures that hold, or drop the group'),
    )
    .superRefine(distinct((phase) => phase.measure, 'measure')),
  regime: oneOf(['deny-list', 'allow-list']),
});

const source = object({
  says: text,
  url: z.string(says('is no text', 'write it in quotation marks')),
  basis: oneOf(['read', 'unverified']),
}).superRefine(({ url, basis }, context) => {
  const isAddress = /^https?:\/\/[^\s/]+\S*$/.test(url);
  if (isAddress || (url === '' && basis === 'unverified')) return;
  context.addIssue({
    code: 'custom',
    path: ['url'],
    message: complaint({
      problem: url === '' ? 'is empty, though the basis is read' : 'is no address',
      remedy:
        'write where it was read, from https:// on, or leave it empty and the basis unverified',
    }),
  });
});

/** The shape of `policies/*.json`, as `spec/policy.md` describes it. Members that it does not name are refused. */
export const PolicyFile: z.ZodType<Policy> = object({
  id: name,
  name: text,
  government,
  version: day,
  inForceSince: dayOrNull,
  territories: list(territory).superRefine(distinct((code) => code, 'territory')),
  hongKong: oneOf(['certain', 'possible', 'none']),
  macao: oneOf(['certain', 'possible', 'none']),
  control,
  significantInterest: percentage,
  adopts: list(adoption).superRefine(
    distinct((adopted) => `${adopted.government}\t${adopted.instrument}`, 'instrument'),
  ),
  reasons: z.partialRecord(
    oneOf(REASON_CODES),
    oneOf(['prohibited', 'undetermined', 'permitted']),
    says('is no object', 'write { } where the policy changes nothing'),
  ),
  groups: list(group)
    .min(1, says('names no group, so it holds for nobody', 'name whom the policy is for'))
    .superRefine(distinct((item) => item.id, 'id')),
  exceptions: object({
    grounds: list(name).superRefine(distinct((ground) => ground, 'ground')),
    decidedBy: text,
    rank: z.nullable(name),
    delegable: yesNo,
    mitigations: list(oneOf(MITIGATIONS)).superRefine(distinct((one) => one, 'mitigation')),
    deviceGroups: yesNo,
    remindDays: days,
    maxDays: z.nullable(days),
  }),
  notices: noticeRules,
  staleAfterDays: days,
  sources: list(source).min(
    1,
    says('names no source', 'say what the policy rests on, even where that is your own choice'),
  ),
}).refine(({ territories, adopts }) => territories.length > 0 || adopts.length > 0, {
  path: ['adopts'],
  ...says('is empty, and so is territories: nothing could ever be prohibited', 'name one of them'),
});
