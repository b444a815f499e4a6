import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, newDoor } from './door.fixture.ts';
import { LINK } from './notices.fixture.ts';

const page = (door: ReturnType<typeof newDoor>, path = `/h/${LINK}`, init: RequestInit = {}) =>
  Promise.resolve(door.app.request(path, init));
const send = (
  door: ReturnType<typeof newDoor>,
  fields: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
) =>
  page(door, `/h/${LINK}?language=en`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...more },
    body: new URLSearchParams(fields).toString(),
  });

test('the page is whole without script, in the language that was asked for, and is kept nowhere', async () => {
  const door = newDoor();
  const answer = await page(door);
  assert.equal(answer.status, 200);
  const text = await answer.text();
  assert.match(text, /<html lang="nl">/);
  assert.doesNotMatch(text, /<script|javascript:|onclick| style=/);
  assert.match(text, /&lt;Grindr&gt; &amp; co/, 'what comes from elsewhere is escaped');
  for (const [name, value] of [
    ['cache-control', /no-store/],
    ['referrer-policy', /^no-referrer$/],
    ['x-robots-tag', /noindex/],
    ['content-security-policy', /default-src 'none';.*form-action 'self'; frame-ancestors 'none'/],
  ] as const)
    assert.match(answer.headers.get(name) ?? '', value, name);
  const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? '');
  assert.equal(new Set(ids).size, ids.length, 'each id once');
  for (const [, target = ''] of text.matchAll(/ for="([^"]+)"/g))
    assert.ok(ids.includes(target), target);
  for (const [language, words] of [
    ['en', /I removed it/],
    ['fr', /Je l’ai supprimée/],
    ['de', /Ich habe sie entfernt/],
  ] as const) {
    const other = await (await page(door, `/h/${LINK}?language=${language}`)).text();
    assert.match(other, new RegExp(`<html lang="${language}">`));
    assert.match(other, words);
  }
});

test('opening a link, by whatever a mail scanner does, changes nothing', async () => {
  const door = newDoor();
  const before = await (await page(door)).text();
  for (const method of ['GET', 'HEAD', 'GET'])
    assert.equal((await page(door, `/h/${LINK}?utm_source=mail`, { method })).status, 200);
  assert.equal(await (await page(door)).text(), before);
});

test('an answer is taken once, shown on the page, and a second one takes its place and says so', async () => {
  const door = newDoor();
  const about = door.world.findings[0]?.id ?? '';
  const taken = await send(door, { answer: 'removed', language: 'en', about });
  assert.equal(taken.status, 303);
  assert.equal(taken.headers.get('location'), `${LINK}?language=en#answered`);
  const shown = await (await page(door, `/h/${LINK}?language=en`)).text();
  assert.match(shown, /You answered on [^<]*2026:\s*<strong>I removed it/);
  assert.doesNotMatch(shown, /takes the place/);
  await send(door, { answer: 'disputed', language: 'en', about, words: 'It is not there' });
  const again = await (await page(door, `/h/${LINK}?language=en`)).text();
  assert.match(again, /<strong>I dispute this/);
  assert.match(again, /takes the place of your earlier answer/);
});

test('what is missing in a form is said in words, and what was written is not lost', async () => {
  const door = newDoor();
  const about = door.world.findings[0]?.id ?? '';
  const needed = {
    answer: 'needed',
    language: 'en',
    about,
    ground: 'intelligence',
    task: 'To <read> it',
    until: '2027-01-31',
  };
  const cases = [
    [{ ...needed, about: '' }, /Choose the app/],
    [{ ...needed, ground: '' }, /Choose what it is for/],
    [{ ...needed, task: ' \u0000 ' }, /Write for which task/],
    [{ ...needed, until: 'soon' }, /Give a day until when/],
    [{ ...needed, until: '2027-06-01' }, /Give an earlier day/],
    [{ answer: 'disputed', language: 'en', about, words: '' }, /Write what is not right/],
  ] as const;
  for (const [fields, fault] of cases) {
    const { about: app, ...rest } = fields;
    const answer = await send(door, app === '' ? rest : { ...rest, about: app });
    assert.equal(answer.status, 422);
    const text = await answer.text();
    assert.match(text, /role="alert"/);
    assert.match(text, fault);
    assert.match(text, new RegExp(`<details id="${fields.answer}" open`));
    if ('task' in fields && fields.task.startsWith('To')) assert.match(text, /To &lt;read&gt; it/);
  }
  assert.equal((await send(door, needed)).status, 303);
});

test('no other site answers for a holder', async () => {
  const door = newDoor();
  const fields = { answer: 'removed', language: 'en' };
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://elsewhere.example' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
  ])
    assert.equal((await send(door, fields, headers)).status, 403);
  const own = { origin: 'null', 'sec-fetch-site': 'same-origin' };
  const about = door.world.findings[0]?.id ?? '';
  assert.equal((await send(door, { ...fields, about }, own)).status, 303);
});

test('a link that opens nothing says what to do, in the reader’s language, and is no error page', async () => {
  const door = newDoor();
  for (const path of [`/h/${'x'.repeat(43)}`, '/h/x', `/h/${LINK.slice(1)}`]) {
    const answer = await page(door, path, { headers: { 'accept-language': 'fr-BE,fr;q=0.9' } });
    assert.equal(answer.status, 404);
    const text = await answer.text();
    assert.match(text, /<html lang="fr">/);
    assert.match(text, /Ouvrez de nouveau/);
    assert.doesNotMatch(text, /404|error|erreur/i);
  }
  const posted = await door.app.request(`/h/${'x'.repeat(43)}`, { method: 'POST' });
  assert.equal(posted.status, 404);
  assert.match(await posted.text(), /Open the link in the latest message/);
});

test('programs have the same by JSON, and neither log nor metrics ever hold a link', async () => {
  const door = newDoor();
  const seen = await json(await page(door, `/api/holder/${LINK}?language=de`));
  assert.equal(seen.language, 'de');
  assert.deepEqual(seen.grounds, ['intelligence', 'a-word-of-its-own']);
  const answer = await door.post(`/api/holder/${LINK}/answer`, {
    answer: 'not-mine',
    language: 'nl',
    findings: seen.apps[0].findings,
  });
  assert.deepEqual(await json(answer), { answer: 'not-mine', replaced: false, exception: null });
  const missing = await door.post(`/api/holder/${LINK}/answer`, {
    answer: 'needed',
    language: 'nl',
  });
  assert.equal((await json(missing)).code, 'input-unfit');
  const unknown = await page(door, `/api/holder/${'x'.repeat(43)}`);
  assert.equal((await json(unknown)).code, 'unknown-link');
  await page(door);
  const told = door.lines.join('') + (await door.register.metrics());
  assert.match(told, /\/h\/\{token\}/);
  assert.doesNotMatch(told, new RegExp(LINK));
});
