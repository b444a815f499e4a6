/** What of OpenAPI 3.1 our own document uses. */
type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly description?: string;
};
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
type Parameter = {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required?: boolean;
  readonly schema: Schema;
};
type Operation = {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};
export type ApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly 'x-problems': Readonly<Record<string, unknown>>;
};

/** TypeScript as `openapi-fetch` wants it (`paths`), the schemas by name, and the codes of problems. */
export function typesOf(document: ApiDocument): string {
  const schemas = Object.entries(document.components.schemas)
    .map(([name, schema]) => `  readonly ${JSON.stringify(name)}: ${typeOf(schema)};`)
    .join('\n');
  const paths = Object.entries(document.paths)
    .map(([path, operations]) => `  readonly ${JSON.stringify(path)}: ${pathType(operations)};`)
    .join('\n');
  const operations = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  return [
    '// Made by console/generate-api.ts from our own OpenAPI document: do not edit.',
    `export type Schemas = {\n${schemas}\n};`,
    `export type paths = {\n${paths}\n};`,
    `export type ProblemCode = ${union(Object.keys(document['x-problems']))};`,
    `export type OperationName = ${union(operations)};`,
    '',
  ].join('\n\n');
}

const union = (texts: readonly unknown[]): string =>
  texts.map((text) => JSON.stringify(text)).join(' | ') || 'never';

export function typeOf(schema: Schema): string {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/components/schemas/', '');
    return `Schemas[${JSON.stringify(name)}]`;
  }
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return `(${[...new Set(either.map(typeOf))].join(' | ')})`;
  if (schema.allOf) return `(${schema.allOf.map(typeOf).join(' & ')})`;
  if (typeof schema.type === 'string') return plain(schema, schema.type);
  if (schema.type) return `(${schema.type.map((type) => plain(schema, type)).join(' | ')})`;
  return 'unknown';
}

// Arrays are not `readonly` here: the types of `openapi-fetch` 0.17 take a readonly one for an object.
function plain(schema: Schema, type: string): string {
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'array') return `${inArray(typeOf(schema.items ?? {}))}[]`;
  return type === 'object' ? objectType(schema) : type;
}
const inArray = (text: string): string =>
  / [|&] /.test(text) && !text.startsWith('(') && !text.startsWith('{') ? `(${text})` : text;

function objectType({ properties = {}, required = [], additionalProperties }: Schema): string {
  const members = Object.entries(properties).map(([name, schema]) => {
    const optional = required.includes(name) ? '' : '?';
    const said = schema.description ? `/** ${schema.description.replaceAll('*/', '')} */ ` : '';
    return `${said}readonly ${JSON.stringify(name)}${optional}: ${typeOf(schema)};`;
  });
  if (members.length > 0) return `{ ${members.join(' ')} }`;
  return typeof additionalProperties === 'object'
    ? `Readonly<Record<string, ${typeOf(additionalProperties)}>>`
    : 'Readonly<Record<string, unknown>>';
}

function pathType(operations: Readonly<Record<string, Operation>>): string {
  const methods = Object.entries(operations).map(
    ([method, operation]) => `readonly ${method}: ${operationType(operation)};`,
  );
  return `{ ${methods.join(' ')} }`;
}

function operationType({ parameters = [], requestBody, responses }: Operation): string {
  const told = (['path', 'query', 'header'] as const).map((where) =>
    parametersType(where, where === 'header' ? [] : parameters.filter((one) => one.in === where)),
  );
  const body = requestBody ? ` readonly requestBody: { ${contentType(requestBody.content)} };` : '';
  const answers = Object.entries(responses)
    .filter(([status]) => Number(status) < 400)
    .map(([status, { content }]) => `readonly ${status}: { ${contentType(content)} };`);
  const refused =
    'readonly default: { readonly content: { readonly "application/problem+json": Schemas["Problem"] } };';
  return `{ readonly parameters: { ${told.join(' ')} };${body} readonly responses: { ${[...answers, refused].join(' ')} } }`;
}

function parametersType(where: string, parameters: readonly Parameter[]): string {
  if (parameters.length === 0) return `readonly ${where}?: never;`;
  const optional = parameters.some(({ required }) => required) ? '' : '?';
  const members = parameters.map(
    ({ name, required, schema }) =>
      `readonly ${JSON.stringify(name)}${required ? '' : '?'}: ${typeOf(schema)};`,
  );
  return `readonly ${where}${optional}: { ${members.join(' ')} };`;
}

function contentType(content: Content | undefined): string {
  if (!content || Object.keys(content).length === 0) return 'readonly content?: never;';
  const kinds = Object.entries(content).map(
    ([kind, { schema }]) => `readonly ${JSON.stringify(kind)}: ${typeOf(schema ?? {})};`,
  );
  return `readonly content: { ${kinds.join(' ')} };`;
}
