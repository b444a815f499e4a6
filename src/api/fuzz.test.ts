import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { CHANGES } from './changes.fixture.ts';
import { ASSET, START_LINK } from './console.fixture.ts';
import { LINK as HOLDER_LINK, NOTICE } from './notices.fixture.ts';
import { json, newDoor } from './door.fixture.ts';
import { APPROVALS, EVERY_ROLE, EXCEPTIONS } from './exceptions.fixture.ts';
import { CONNECTION, EXEMPTIONS, PLANS, SECOND_FLEET, SYNC } from './mdm-world.fixture.ts';
import { API_KEY, GRANT, GROUP_ROLE, LINK, PEOPLE, STATE } from './people.fixture.ts';
import { BATCH, VETTINGS } from './vetting.fixture.ts';
import { FLEET, GRINDR, MINISTRY, newWorld, ROOT, TIKTOK } from './world.fixture.ts';

/** What the walk reads of the document. */
type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
};
type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: Schema;
};
type Content = Readonly<Record<string, { readonly schema: Schema }>>;
type Operation = {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
};
type Asked = { readonly path: string; readonly init: RequestInit };

const { ask: first } = newDoor();
const document = await json(await first('/api/openapi.json'));
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema({ $id: 'api', ...document });
const operations = Object.entries<Record<string, Operation>>(document.paths)
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  .toSorted((a, b) => `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`));

const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
/** What means something in the world, by the name of its field: else all requests would die at the gate. */
const MEANT: Readonly<Record<string, readonly unknown[]>> = {
  apiKey: [API_KEY],
  notice: [NOTICE],
  token: [HOLDER_LINK],
  app: [TIKTOK, GRINDR],
  assignment: [uuid(0x104), uuid(0x105)],
  at: ['2026-12-02'],
  entity: ['bytedance'],
  known: ['2026-12-03'],
  change: CHANGES,
  canary: [null, { count: 2 }, { devices: [7] }],
  code: ['input-unfit'],
  connection: [CONNECTION],
  commitments: [[`sha256:${'a'.repeat(43)}`]],
  approval: APPROVALS,
  exception: EXCEPTIONS,
  exemption: EXEMPTIONS,
  findings: [[uuid(0x100)], []],
  from: [null],
  review: ['2027-03-01'],
  finding: [0x100, 0x101, 0x102, 0x103].map(uuid),
  fleet: [FLEET, SECOND_FLEET],
  grant: [GRANT],
  ground: ['inspection'],
  group: ['managed-devices'],
  groupRole: [GROUP_ROLE],
  identifier: ['com.zhiliaoapp.musically'],
  level: [0],
  link: [LINK, START_LINK],
  file: [ASSET],
  organisation: [ROOT, MINISTRY],
  organisations: [[MINISTRY], null],
  parent: [ROOT, MINISTRY],
  mdm: ['toy'],
  operations: [['readCoverage'], null],
  person: PEOPLE,
  plan: PLANS,
  policy: ['nl'],
  settings: [{ url: 'https://mdm.example' }, { 'api-key': 'x' }],
  state: [STATE],
  sync: [SYNC],
  until: ['2027-03-01'],
  tile: ['000', '001.p/8'],
  batch: [BATCH],
  newApp: [null],
  vetting: VETTINGS,
};
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    '\u0000',
    '../..',
    '%',
    '%00',
    'null',
    '-1',
    '1e9',
    '\u202e',
    '{}',
    "'; --",
    '__proto__',
  ),
);
const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), anyText, fc.constant(null));

const resolved = (schema: Schema): Schema =>
  schema.$ref === undefined
    ? schema
    : (document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});

/** Mostly what is meant or what the schema asks for, now and then something else. */
function valueOf(schema: Schema, name = ''): fc.Arbitrary<unknown> {
  const meant = MEANT[name];
  const fits = fitting(resolved(schema));
  return fc.oneof(
    { weight: meant ? 20 : 0, arbitrary: meant ? fc.constantFrom(...meant) : fits },
    { weight: 9, arbitrary: fits },
    { weight: 1, arbitrary: anything },
  );
}
function fitting(schema: Schema): fc.Arbitrary<unknown> {
  const { enum: words, items, properties, required = [], anyOf, format } = schema;
  if (anyOf) return fc.oneof(...anyOf.map((one) => fitting(resolved(one))));
  if (words) return fc.constantFrom(...words);
  if (items) return fc.array(valueOf(items), { maxLength: 3 });
  if (properties) {
    const fields = Object.entries(properties).map(
      ([name, of]) => [name, valueOf(of, name)] as const,
    );
    return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
  }
  const [type = 'string'] = [schema.type ?? 'string'].flat();
  if (type === 'null') return fc.constant(null);
  if (type === 'integer') {
    const { minimum = 0, maximum = 1000 } = schema;
    return fc.oneof(
      fc.integer({ min: minimum, max: Math.min(maximum, 400) }),
      fc.constant(maximum),
    );
  }
  if (type === 'boolean') return fc.boolean();
  if (format === 'date-time')
    return fc.constantFrom('2026-11-20T07:00:00Z', '2999-01-01T00:00:00Z');
  if (format === 'uuid') return fc.uuid();
  return fc.string({ minLength: 1, maxLength: 20 });
}

/** A proposal of a catalogue: too large for the limits of other bodies, so it is read as bytes. */
const CATALOGUE = JSON.stringify({ why: 'Newer.', files: { VERSION: 'eA==' } });
/** A form of the holder's page. */
const FORM = `answer=removed&language=en&about=${uuid(0x100)}`;

function requestOf({ path, method, operation }: (typeof operations)[number]): fc.Arbitrary<Asked> {
  const { parameters = [], requestBody } = operation;
  const given = parameters.map((one) =>
    fc.option(valueOf(one.schema, one.name), {
      nil: undefined,
      freq: one.in === 'path' ? 1000 : 2,
    }),
  );
  const schema = requestBody?.content['application/json']?.schema;
  const body = schema
    ? fc.oneof(
        { weight: 9, arbitrary: valueOf(schema).map((value) => JSON.stringify(value) ?? '') },
        { weight: 1, arbitrary: anyText },
      )
    : fc.constantFrom('', 'held\n', 'refused\n', 'a,b\n1,2\n', FORM, CATALOGUE);
  return fc.record({ values: fc.tuple(...given), body, stray: fc.nat(19) }).map((parts) => {
    const query = new URLSearchParams();
    const headers: Record<string, string> = {};
    let address = path;
    for (const [i, { name, in: where }] of parameters.entries()) {
      const value = parts.values[i];
      if (where === 'path') address = address.replace(`{${name}}`, asPart(value));
      else if (value === undefined) continue;
      else if (where === 'query') for (const one of [value].flat()) query.append(name, asText(one));
      else
        headers[name.toLowerCase()] = asText(value)
          .replace(/[^ -~]/g, '')
          .trim();
    }
    if (parts.stray === 0) query.append('stray', '1');
    if (parts.body === FORM) headers['content-type'] = 'application/x-www-form-urlencoded';
    if (parts.body === CATALOGUE) headers['content-type'] = 'application/json';
    if (schema) headers['content-type'] = parts.stray === 1 ? 'text/plain' : 'application/json';
    const carries = method !== 'get' && method !== 'delete' && parts.body !== '';
    return {
      path: `${address}${query.size > 0 ? `?${query}` : ''}`,
      init: { method: method.toUpperCase(), headers, ...(carries ? { body: parts.body } : {}) },
    };
  });
}
const asText = (value: unknown): string =>
  typeof value === 'string' ? value.toWellFormed() : (JSON.stringify(value) ?? '');
const asPart = (value: unknown): string => {
  const text = encodeURIComponent(asText(value));
  return text === '' || /^\.+$/.test(text) ? 'x' : text;
};

const checks = new Map<string, ValidateFunction>();
function checkOf(path: string, method: string, status: number, type: string): ValidateFunction {
  const parts = ['paths', path, method, 'responses', String(status), 'content', type, 'schema'];
  const pointer = parts.map((part) =>
    encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')),
  );
  const $ref = `api#/${pointer.join('/')}`;
  const known = checks.get($ref) ?? ajv.compile({ $ref });
  checks.set($ref, known);
  return known;
}

/** What the document promises of every answer. */
async function keepsItsWord(one: (typeof operations)[number], answer: Response): Promise<void> {
  const { status } = answer;
  assert.ok(status < 500, `${status} ${await answer.clone().text()}`);
  const told = one.operation.responses[status];
  assert.ok(told, `${status} is not in the document`);
  const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
  if (told.content === undefined) return assert.equal(await answer.text(), '');
  assert.ok(told.content[type] ?? told.content['*/*'], `${status} is no ${type} in the document`);
  // What a person asked for by a browser is answered by a page, also where it can't be done.
  if (status >= 400 && type !== 'text/html') assert.equal(type, 'application/problem+json');
  if (!type.endsWith('json')) return;
  const body: unknown = await answer.json();
  const check = checkOf(one.path, one.method, status, type);
  assert.ok(check(body), `${status}: ${ajv.errorsText(check.errors)}`);
}

const PERSONAL = {
  organisation: ROOT,
  ownership: 'personal',
  policy: 'nl',
  group: 'managed-devices',
};

/** With a fleet that can still be connected. */
function worldWithRoom() {
  const world = newWorld();
  world.fleets.push({ ...PHONES, id: SECOND_FLEET });
  return world;
}
const PHONES = { organisation: ROOT, name: 'Second', mdm: 'toy', version: 0 };

for (const one of operations) {
  test(`${one.method.toUpperCase()} ${one.path}: whatever comes, no fault of ours, and an answer as the document says`, async () => {
    const door = newDoor({ world: worldWithRoom(), who: EVERY_ROLE });
    await door.post('/api/assignments', PERSONAL);
    if (one.path.includes('{connection}')) await door.post(`/api/syncs/${SYNC}/cancel`);
    const announce = `/api/fleets/${FLEET}/inventories`;
    const announced = (await json(await door.post(announce, { coverage: 'part' }))).id;
    const held = (await json(await door.post(announce, { coverage: 'part' }))).id;
    await door.ask(`/api/inventories/${held}/content`, { method: 'PUT', body: 'held\n' });
    const inventory = fc.constantFrom(null, announced, held);
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(requestOf(one), inventory, async ({ path, init }, id) => {
        const address =
          id === null ? path : path.replace(/inventories\/[^/?]+/, `inventories/${id}`);
        const answer = await door.ask(address, init);
        // An open stream would wait for the end of an inventory that nobody hands in.
        seen.add(answer.status);
        if (answer.headers.get('content-type') === 'text/event-stream') {
          await answer.body?.cancel();
          return;
        }
        await keepsItsWord(one, answer);
      }),
      { seed: 4, numRuns: 100 },
    );
    assert.ok(!door.lines.some((line) => line.includes('"failed"')));
    // Else the walk would only have knocked at the gate.
    assert.ok(
      [...seen].some((status) => status < 400),
      [...seen].join(' '),
    );
    assert.ok(
      [...seen].some((status) => status >= 400),
      [...seen].join(' '),
    );
  });
}

test('the walk notices an answer that the document does not promise', async () => {
  const one = operations.find(({ path, method }) => path === '/api/fleets' && method === 'get');
  assert.ok(one);
  const lies = [
    Response.json({ items: [{ id: 7 }] }),
    Response.json({}, { status: 418 }),
    Response.json({ code: 'input-unfit' }, { status: 422 }),
    new Response('fleets', { headers: { 'content-type': 'text/plain' } }),
    Response.json({}, { status: 500 }),
  ];
  for (const lie of lies) await assert.rejects(keepsItsWord(one, lie), assert.AssertionError);
});
