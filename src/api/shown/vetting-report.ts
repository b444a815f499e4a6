import { readFileSync } from 'node:fs';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { Vetted } from '../../core/vetting/report.ts';
import { FILE_FINDING_CODES } from '../../core/vetting/file-finding-codes.ts';
import type { Language } from '../../core/notices/rules.ts';
import { fileFindingSays } from '../../sentences/file-findings/index.ts';
import { reachOf } from '../../core/vetting/reach.ts';
import type { ApiEnv } from '../access-log.ts';
import { shownDay } from './course.ts';
import { shownId, shownInstant } from '../fields.ts';
import type { Reported } from '../vetting-actions.ts';
import { hostile, shownDecision, ShownVetting, vettingShown } from './vettings.ts';

/** What `spec/vet.schema.json` says of an examined file, but for the members that are the command line's. What is referred to can't be null. */
const ShownReport = z
  .unknown()
  .openapi({ type: 'object', $ref: '#/components/schemas/Vetted.examined' } as never);

const NewApp = z.object({
  id: z.string(),
  name: hostile(),
  identifiers: z.array(z.object({ platform: z.enum(['android', 'ios']), identifier: hostile() })),
});
export const ShownVettingRead = z
  .object({
    vetting: ShownVetting,
    examined: z
      .object({
        reader: z.string(),
        catalogue: z.object({ version: z.string(), digest: z.string() }),
        at: shownInstant(),
        isCurrent: z.boolean().openapi({
          description: 'False: hand it in again to have it read by the readers and signs of today.',
        }),
      })
      .nullable(),
    report: ShownReport.optional(),
    suggested: z
      .object({
        app: z.string().nullable(),
        newApp: NewApp.nullable(),
        decision: shownDecision().nullable(),
      })
      .nullable()
      .openapi({ description: 'What a proposal may begin with.' }),
    findings: z
      .array(
        z.object({
          change: shownId(),
          state: z.enum(['proposed', 'adopted']),
          app: z.string(),
          decision: shownDecision(),
          from: shownDay(),
          to: shownDay().nullable(),
        }),
      )
      .openapi({ description: 'Proposed and signed findings that name this file.' }),
  })
  .openapi('VettingRead');

export function vettingReadShown(
  read: Reported,
  language: Language,
): z.infer<typeof ShownVettingRead> {
  const { vetting, report, findings } = read;
  return {
    vetting: vettingShown(vetting),
    examined: report && {
      reader: report.edition.reader,
      catalogue: { version: report.edition.catalogue, digest: report.edition.digest },
      at: report.read,
      isCurrent: report.isCurrent,
    },
    ...(report === null ? {} : { report: reportShown(report.vetted, read, language) }),
    suggested: report && suggestedBy(report.vetted),
    findings: findings.map(({ change, state, finding: { app, decision, from, to } }) => ({
      change,
      state,
      app,
      decision,
      from,
      to,
    })),
  };
}

const reportShown = (
  { findings, told, verdict, ...rest }: Vetted,
  { sentences, names }: Pick<Reported, 'sentences' | 'names'>,
  language: Language,
): object => ({
  ...rest,
  verdict,
  sentences,
  app: told,
  reach: reachOf(told),
  findings: findings.map((one) => ({
    ...one,
    severity: FILE_FINDING_CODES[one.code],
    says: fileFindingSays(one.code, language),
  })),
  names,
});

/** Whose app it is stands in a finding by an analyst's word; what the file says is only where to begin. */
function suggestedBy({
  whose,
  told,
  decision,
}: Vetted): z.infer<typeof ShownVettingRead>['suggested'] {
  const isMeant = whose.kind === 'known' || whose.kind === 'identifier-only';
  if (isMeant) return { app: whose.app, newApp: null, decision };
  if (!told?.identifier) return { app: null, newApp: null, decision };
  const { name: identifier } = told.identifier;
  const label = told.labels.find(({ language }) => language === 'en') ?? told.labels[0];
  const newApp = {
    id: idOf(identifier),
    name: label?.name || identifier,
    identifiers: [{ platform: told.platform, identifier }],
  };
  return { app: null, newApp, decision };
}

/** `nl-example-app`: small letters, digits and single hyphens. */
const idOf = (identifier: string): string =>
  identifier
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

type Schema = { properties: Record<string, unknown>; required: string[] };
const SPEC = new URL('../../../spec/vet.schema.json', import.meta.url);
const OF_THE_COMMAND: ReadonlySet<string> = new Set(['grendel', 'kind', 'file', 'exit']);
const NAMES = { type: 'object', additionalProperties: { type: 'string' } };

/** One description of a report, in the spec, for the command line and for the API. */
export function registerReportSchemas(app: OpenAPIHono<ApiEnv>): void {
  const text = readFileSync(SPEC, 'utf8')
    .replaceAll('"scan.schema.json#/$defs/', '"#/components/schemas/Explained.')
    .replaceAll('"#/$defs/', '"#/components/schemas/Vetted.');
  const { $defs } = JSON.parse(text) as { $defs: Record<string, Schema> };
  for (const [name, schema] of Object.entries($defs)) {
    if (name === 'same' || name === 'notOpened') continue;
    const shown = name === 'examined' ? asShown(schema) : schema;
    app.openAPIRegistry.registerComponent('schemas', `Vetted.${name}`, shown as never);
  }
}

function asShown({ properties, required, ...rest }: Schema): object {
  const kept = Object.entries(properties).filter(([name]) => !OF_THE_COMMAND.has(name));
  const names = {
    type: 'object',
    description: 'Of all apps and entities in it, by their id.',
    properties: { apps: NAMES, entities: NAMES },
    required: ['apps', 'entities'],
  };
  return {
    ...rest,
    properties: { ...Object.fromEntries(kept), names },
    required: [...required.filter((name) => !OF_THE_COMMAND.has(name)), 'names'],
  };
}
