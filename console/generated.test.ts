import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { CONSOLE_PAGES } from '../src/api/console-door.ts';
import { committed, generated } from './generate-api.ts';
import { typeOf } from './types-of-document.ts';

test('the types that the console asks the API by are those of the API', async () => {
  const isFresh = (await generated()) === committed();
  assert.ok(isFresh, 'node console/generate-api.ts writes them anew');
});

test('the server knows the addresses of the pages that there are', () => {
  const pages = readdirSync(join(import.meta.dirname, 'src', 'pages')).filter(
    (name) => name !== 'overview',
  );
  assert.deepEqual(
    pages.filter((name) => !(CONSOLE_PAGES as readonly string[]).includes(name)),
    [],
    'add it to CONSOLE_PAGES',
  );
});

test('a schema becomes the type that its values have', () => {
  assert.equal(typeOf({ type: ['string', 'null'] }), '(string | null)');
  assert.equal(typeOf({ enum: ['a', null] }), '"a" | null');
  assert.equal(typeOf({ type: 'array', items: { enum: ['a', 'b'] } }), '("a" | "b")[]');
  assert.equal(
    typeOf({ type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] }),
    '{ readonly "n": number; }',
  );
  assert.equal(
    typeOf({ type: 'object', additionalProperties: { $ref: '#/components/schemas/A' } }),
    'Readonly<Record<string, Schemas["A"]>>',
  );
});
