import assert from 'node:assert/strict';
import { ASSET, START_LINK } from '../api/console.fixture.ts';
import { CONTENT, type Refs } from './rights-world.fixture.ts';

/** What the walk reads of the OpenAPI document. */
type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly format?: string;
};
type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
};
export type Document = {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly operationId: string;
            readonly security?: readonly unknown[];
            readonly parameters?: readonly Parameter[];
            readonly requestBody?: {
              readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
            };
          }
        >
      >
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};
export type Operation = {
  readonly name: string;
  readonly isOpen: boolean;
  readonly method: string;
  /** Its fields that name something of somebody, in the path, the query or the body. */
  readonly refs: readonly string[];
  readonly request: (refs: Refs) => { readonly path: string; readonly init: RequestInit };
};

/**
 * Fields that are no thing of somebody, by name. A field that is required and neither here nor among the refs of the world makes
 * the walk fail: add it here, or seed the thing.
 */
const VALUES: Readonly<Record<string, unknown>> = {
  app: 'clip',
  at: '2026-11-26',
  batch: '01900000-0000-7000-8000-000000000eff',
  by: 'the analysts',
  code: 'input-unfit',
  commitments: [`sha256:${'a'.repeat(43)}`],
  entity: 'maker',
  document: { id: 'no such document' },
  from: 1,
  ground: 'inspection',
  group: 'everyone',
  identifier: 'com.example.none',
  index: 0,
  level: 0,
  link: `gl_${'a'.repeat(43)}`,
  limit: 1000,
  mdm: 'fake',
  name: 'New one',
  policy: 'nl',
  review: '2027-06-01',
  settings: { url: 'https://new.invalid' },
  task: 'the main task',
  text: 'clip',
  tile: '000',
  token: 'x'.repeat(43),
  until: '2026-12-20',
  why: 'seen and said so',
  words: 'said of it',
};
/** Where a field needs another value in one operation than in the others; `null` leaves it out. */
const OF_OPERATION: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  addGrant: { role: 'auditor' },
  connectSampleMdm: { mdm: 'jamf' },
  readConsoleAsset: { file: ASSET },
  useStartLink: { link: START_LINK },
};

/** Where a field means another thing of the world than the one of its name. */
const MEANT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  adoptClearance: { change: 'clearance' },
  adoptFinding: { change: 'found' },
  proposeEnd: { change: 'adopted' },
};
/** Everybody's: it is nowhere unknown. */
const SHARED = new Set(['clearance', 'found']);

export function operationsOf(document: Document, known: ReadonlySet<string>): readonly Operation[] {
  return Object.entries(document.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, told]): Operation => {
        const name = told.operationId;
        const { parameters = [], requestBody, security = [] } = told;
        const resolved = (schema: Schema): Schema =>
          schema.$ref === undefined
            ? schema
            : (document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
        const bodySchema = requestBody?.content['application/json']?.schema;
        const body = bodySchema && resolved(bodySchema);
        const keyOf = (field: string): string => MEANT[name]?.[field] ?? field;
        const bodyFields = Object.keys(body?.properties ?? {});
        const refs = [
          ...parameters.filter((one) => one.in !== 'header').map((one) => one.name),
          ...bodyFields,
        ]
          .filter((field) => known.has(keyOf(field)) && VALUES[field] === undefined)
          .map(keyOf);
        const isThing = (field: string): boolean => refs.includes(keyOf(field));
        const valueOf = (field: string, schema: Schema, given: Refs): unknown => {
          if (isThing(field)) return given[keyOf(field)];
          const own = OF_OPERATION[name];
          if (own && field in own) return own[field];
          if (field in VALUES) return VALUES[field];
          const { enum: words, type, anyOf, minimum = 1 } = resolved(schema);
          const kinds = new Set([type ?? ''].flat());
          if (words) return words[0];
          if (kinds.has('null') || anyOf?.some((one) => one.type === 'null')) return null;
          if (kinds.has('boolean')) return false;
          if (kinds.has('integer') || kinds.has('number')) return minimum;
          return assert.fail(
            `${name} needs \`${field}\`: seed one in src/wiring/rights-world.fixture.ts (a thing of an organisation), ` +
              'or give it a value in src/wiring/rights-requests.fixture.ts (anything else)',
          );
        };
        return {
          name,
          isOpen: security.length === 0,
          method: method.toUpperCase(),
          refs: [...new Set(refs)].filter((ref) => !SHARED.has(ref)),
          request(given) {
            const query = new URLSearchParams();
            let address = path;
            for (const { name: field, in: where, required, schema } of parameters) {
              if (where === 'path')
                address = address.replace(
                  `{${field}}`,
                  encodeURIComponent(String(valueOf(field, schema, given))),
                );
              else if (where === 'query' && (required || isThing(field)))
                query.append(field, String(valueOf(field, schema, given)));
            }
            const needed = bodyFields.filter(
              (field) => body?.required?.includes(field) || isThing(field),
            );
            const json = Object.fromEntries(
              needed.map((field) => [
                field,
                valueOf(field, body?.properties?.[field] ?? {}, given),
              ]),
            );
            return {
              path: `${address}${query.size > 0 ? `?${query}` : ''}`,
              init: {
                method: method.toUpperCase(),
                ...(body ? { body: JSON.stringify(json) } : {}),
                ...(requestBody && !body ? { body: CONTENT } : {}),
                headers: body ? { 'content-type': 'application/json' } : {},
              },
            };
          },
        };
      }),
    )
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
