import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { StoreUnreachable } from '../actions/unreachable.ts';
import { json, newDoor } from './door.fixture.ts';
import { PROBLEM_CODES, PROBLEMS } from './problems.ts';

const FOLDER = 'docs/problems';
const pageOf = (code: string): string => readFileSync(`${FOLDER}/${code}.md`, 'utf8');

test('every problem has its page, and every page its problem', () => {
  const pages = globSync('*.md', { cwd: FOLDER }).map((file) => file.slice(0, -3));
  assert.deepEqual(pages.toSorted(), PROBLEM_CODES);
});

test('a page says what happened, why, and what to do, under the title that the answer has', () => {
  for (const code of PROBLEM_CODES) {
    const { status, title } = PROBLEMS[code];
    const headings = pageOf(code).match(/^#.*$/gm);
    const wanted = [`# ${title}`, '## What happened', '## Why', '## What to do'];
    assert.deepEqual(headings, wanted, code);
    assert.ok(pageOf(code).includes(`\n\n\`${code}\` · status ${status}\n\n`), code);
  }
});

test('whoever follows `type` without a token finds the page', async () => {
  const { app } = newDoor();
  for (const code of PROBLEM_CODES) {
    const answer = await app.request(`/problems/${code}`);
    assert.equal(answer.status, 200, code);
    assert.ok((await answer.text()).includes(`<h1>${PROBLEMS[code].title}</h1>`), code);
  }
  const list = await (await app.request('/problems')).text();
  for (const code of PROBLEM_CODES) assert.ok(list.includes(`href="/problems/${code}"`), code);
});

test('a code that is none of ours reads no file', async () => {
  const { app } = newDoor();
  for (const code of ['..%2f..%2fREADME', 'toString', '__proto__', 'nope']) {
    const answer = await app.request(`/problems/${code}`);
    assert.equal(answer.status, 404);
    assert.equal((await json(answer)).code, 'not-found');
  }
});

test('every problem is in the OpenAPI document, and all but those without an operation stand at one', async () => {
  const { ask } = newDoor();
  const document = await json(await ask('/api/openapi.json'));
  assert.deepEqual(Object.keys(document['x-problems']), PROBLEM_CODES);
  assert.deepEqual(document.components.schemas.Problem.properties.code.enum, PROBLEM_CODES);
  const operations = JSON.stringify(document.paths);
  const missing = PROBLEM_CODES.filter((code) => !operations.includes(`\`${code}\``));
  assert.deepEqual(missing, ['headers-too-large', 'method-not-allowed', 'request-malformed']);
});

test('while the database does not answer, a request is told when to ask again, and the log by which code', async () => {
  const { ask, lines } = newDoor({
    actions: { fleets: () => Promise.reject(new StoreUnreachable('57P01')) },
  });
  const answer = await ask('/api/fleets');
  assert.equal(answer.status, 503);
  assert.ok(Number(answer.headers.get('retry-after')) > 0);
  assert.equal((await json(answer)).code, 'database-unreachable');
  const { fault, faultCode } = JSON.parse(lines[0] ?? '');
  assert.deepEqual([fault, faultCode], ['StoreUnreachable', '57P01']);
});
