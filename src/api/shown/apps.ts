import { readFileSync } from 'node:fs';
import { z, type OpenAPIHono } from '@hono/zod-openapi';
import type { ExplainedApp, FoundApp } from '../actions.ts';
import type { ApiEnv } from '../access-log.ts';

export const ShownFoundApp = z
  .object({
    app: z.string(),
    name: z.string(),
    exact: z.boolean().openapi({ description: 'False: only something like it was asked for.' }),
    decision: z.enum(['prohibited', 'undetermined', 'permitted']),
  })
  .openapi('FoundApp');
export const foundAppShown = ({
  app,
  name,
  exact,
  decision,
}: FoundApp): z.infer<typeof ShownFoundApp> => ({ app, name, exact, decision });

/** What `spec/explain.schema.json` says of an app; only the sentences are left to who shows it, in their language. */
export const ShownVerdict = z
  .unknown()
  .openapi({ type: 'object', $ref: '#/components/schemas/Explained.app' } as never);

export function verdictShown({ policy, at, explanation }: ExplainedApp): Record<string, unknown> {
  const { entities, ...rest } = explanation;
  const { id, name, version } = policy;
  return { policy: { id, name, version }, at, ...rest, entities: Object.fromEntries(entities) };
}

type Schema = { properties: Record<string, unknown>; required: string[] };
const SPEC = new URL('../../../spec/explain.schema.json', import.meta.url);
const LEFT_OUT: ReadonlySet<string> = new Set(['grendel', 'kind', 'why']);

/** One description of a verdict, in the spec, for the command line and for the API. */
export function registerVerdictSchemas(app: OpenAPIHono<ApiEnv>): void {
  const text = readFileSync(SPEC, 'utf8').replaceAll('#/$defs/', '#/components/schemas/Explained.');
  const { $defs } = JSON.parse(text) as { $defs: Record<string, Schema> };
  for (const [name, schema] of Object.entries($defs)) {
    if (name === 'entity' || name === 'unclear') continue;
    const shown = name === 'app' ? withoutSentences(schema) : schema;
    app.openAPIRegistry.registerComponent('schemas', `Explained.${name}`, shown as never);
  }
}

function withoutSentences(schema: Schema): Schema {
  const kept = Object.entries(schema.properties).filter(([name]) => !LEFT_OUT.has(name));
  const required = schema.required.filter((name) => !LEFT_OUT.has(name));
  return { ...schema, properties: Object.fromEntries(kept), required };
}
