import assert from 'node:assert/strict';
import { test } from 'node:test';
import { json, newDoor } from './door.fixture.ts';
import { FLEET } from './world.fixture.ts';

const PUBLIC = 'https://intranet.example/grendel';
const links = (text: string): readonly string[] =>
  [...text.matchAll(/(?:href|src|action)="([^"#]*)/g)].flatMap(([, to]) => (to ? [to] : []));

test('below a path of a proxy, every link of our pages leads below that path', async () => {
  const { app } = newDoor({ publicUrl: PUBLIC });
  for (const path of ['/api/docs', '/problems', '/problems/not-found', '/auth/signed-in']) {
    const answer = await app.request(path);
    const found = links(await answer.text());
    assert.ok(found.includes(`${PUBLIC}/api/docs/style.css`), `${path}: ${found.join(' ')}`);
    assert.deepEqual(
      found.filter((to) => !to.startsWith(PUBLIC)),
      [],
      path,
    );
  }
});

test('below a path of a proxy, what is refused and what was made are found there', async () => {
  const { ask, post, app } = newDoor({ publicUrl: PUBLIC });
  const refused = await ask('/api/nothing');
  assert.equal(refused.status, 404);
  assert.equal((await json(refused)).type, `${PUBLIC}/problems/not-found`);
  const stranger = await app.request('/api/fleets');
  assert.equal(stranger.status, 401);
  assert.ok(stranger.headers.get('www-authenticate'));
  assert.ok((await json(stranger)).type.startsWith(`${PUBLIC}/problems/`));
  const document = await json(await ask('/api/openapi.json'));
  assert.deepEqual(document.servers, [{ url: PUBLIC }]);
  assert.equal(document['x-problems']['not-found'].page, `${PUBLIC}/problems/not-found`);
  const made = await post(`/api/fleets/${FLEET}/inventories`, { coverage: 'part' });
  assert.equal(made.status, 201, await made.clone().text());
  assert.match(made.headers.get('location') ?? '', /^https:\/\/intranet\.example\/grendel\/api\//);
});

test('without a path, addresses begin at whichever name they came by', async () => {
  const { app, ask } = newDoor({ publicUrl: 'https://grendel.example' });
  assert.ok(links(await (await app.request('/problems')).text()).includes('/problems/not-found'));
  assert.equal((await json(await ask('/api/nothing'))).type, '/problems/not-found');
  assert.equal((await json(await ask('/api/openapi.json'))).servers, undefined);
});
