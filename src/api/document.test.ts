import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { json, newDoor } from './door.fixture.ts';

const METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE', 'PATCH']);

test('every route is in the document, and the document has no other', async () => {
  const { app, ask } = newDoor();
  const document = await json(await ask('/api/openapi.json'));
  const told = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const routed = app.routes
    .filter(({ method }) => METHODS.has(method))
    .map(
      ({ method, path }) =>
        `${method} ${path.replace('/*', '/{tile}').replaceAll(/:(\w+)/g, '{$1}')}`,
    );
  assert.deepEqual([...new Set(routed)].toSorted(), told.toSorted());
});

test('the document is OpenAPI 3.1, every operation has a name of its own, and every schema can be compiled', async () => {
  const { ask } = newDoor();
  const document = await json(await ask('/api/openapi.json'));
  assert.equal(document.openapi, '3.1.0');
  const names = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap(
    (methods) => Object.values(methods).map(({ operationId }) => operationId),
  );
  assert.equal(new Set(names).size, names.length);
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'api', ...document });
  for (const name of Object.keys(document.components.schemas))
    ajv.compile({ $ref: `api#/components/schemas/${name}` });
});

test('all but what tells nothing about anybody needs the token', async () => {
  const { app, ask } = newDoor();
  const document = await json(await ask('/api/openapi.json'));
  const open: string[] = [];
  for (const [path, methods] of Object.entries<Record<string, { security: unknown[] }>>(
    document.paths,
  )) {
    for (const [method, { security }] of Object.entries(methods)) {
      if (security.length === 0) open.push(path);
      const answer = await app.request(path, { method: method.toUpperCase() });
      assert.equal(answer.status === 401, security.length > 0, `${method} ${path}`);
    }
  }
  assert.deepEqual([...new Set(open)].toSorted(), [
    '/',
    '/api/connections/{connection}/hear',
    '/api/docs',
    '/api/docs/style.css',
    '/api/holder/{token}',
    '/api/holder/{token}/answer',
    '/api/openapi.json',
    '/api/session',
    '/api/sign-in',
    '/assets/{file}',
    '/auth/callback',
    '/auth/login',
    '/auth/logout',
    '/auth/signed-in',
    '/h/style.css',
    '/h/{token}',
    '/healthz',
    '/help/exports',
    '/open/{link}',
    '/problems',
    '/problems/{code}',
    '/readyz',
    '/sign-in/{link}',
  ]);
});

test('the page shows every operation and every schema, needs no script and nothing from elsewhere', async () => {
  const { app, ask } = newDoor();
  const document = await json(await ask('/api/openapi.json'));
  const answer = await app.request('/api/docs');
  const page = await answer.text();
  for (const methods of Object.values<Record<string, { operationId: string }>>(document.paths))
    for (const { operationId } of Object.values(methods))
      assert.ok(page.includes(`id="${operationId}"`), operationId);
  for (const name of Object.keys(document.components.schemas))
    assert.ok(page.includes(`id="schema-${name}"`), name);
  assert.doesNotMatch(page, /<script|style="|\son[a-z]+="|https?:/);
  assert.equal(
    answer.headers.get('content-security-policy'),
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

test('every link on the page leads somewhere, every heading is one below the last at most', async () => {
  const { app } = newDoor();
  const page = await (await app.request('/api/docs')).text();
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length, 'an id stands twice');
  for (const [, target = ''] of page.matchAll(/href="#([^"]+)"/g))
    assert.ok(ids.includes(target), target);
  for (const [, target = ''] of page.matchAll(/aria-labelledby="([^"]+)"/g))
    assert.ok(ids.includes(target), target);
  for (const [, path = ''] of page.matchAll(/href="(\/[^"]+)"/g))
    assert.equal((await app.request(path)).status, 200, path);
  const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
  levels.reduce((before, level) => {
    assert.ok(level <= before + 1, `h${level} after h${before}`);
    return level;
  }, 0);
  assert.equal(levels.filter((level) => level === 1).length, 1);
});
