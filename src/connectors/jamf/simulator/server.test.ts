import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inStory, restriction, type Story, TIKTOK } from '../testing.fixture.ts';

const PROFILES = '/JSSResource/mobiledeviceconfigurationprofiles';

async function asking({ server }: Story, use: 'read' | 'apply') {
  const name = use === 'read' ? '' : 'apply-';
  const given = await fetch(`${server.url}/api/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: server.settings[`${name}client`] ?? '',
      client_secret: server.secrets[`${name}client-secret`] ?? '',
    }),
  });
  const { access_token } = (await given.json()) as { readonly access_token: string };
  return (path: string, init: RequestInit = {}) =>
    fetch(server.url + path, {
      ...init,
      headers: { authorization: `Bearer ${access_token}`, ...init.headers },
    });
}

test('it says on every answer that it is a simulator', () =>
  inStory({}, async ({ server }) => {
    const answer = await fetch(`${server.url}/api/v2/mobile-devices/detail`);
    assert.equal(answer.headers.get('x-grendel-simulator'), 'Jamf Pro');
    assert.equal(answer.status, 401);
    assert.deepEqual(await answer.json(), {
      httpStatus: 401,
      errors: [
        {
          code: 'INVALID_TOKEN',
          field: null,
          description: 'This is a simulated Jamf Pro.',
          id: '0',
        },
      ],
    });
  }));

test('the classic API answers JSON to whom asks for it, XML to others, and a page for people where it fails', () =>
  inStory({}, async (story) => {
    await story.put(restriction([TIKTOK]));
    const ask = await asking(story, 'read');
    const json = await ask(PROFILES, { headers: { accept: 'application/json' } });
    assert.match(json.headers.get('content-type') ?? '', /json/);
    const xml = await (await ask(PROFILES)).text();
    assert.match(xml, /<configuration_profiles><size>1<\/size><configuration_profile><id>1</);
    const none = await ask(`${PROFILES}/id/99`);
    assert.deepEqual(
      [none.status, none.headers.get('content-type')],
      [404, 'text/html;charset=UTF-8'],
    );
  }));

test('sections that are not asked for are null, and a wrong secret gets no token', () =>
  inStory({}, async (story) => {
    const ask = await asking(story, 'read');
    const page = await (await ask('/api/v2/mobile-devices/detail?page=1&page-size=2')).json();
    const { totalCount, results } = page as {
      readonly totalCount: number;
      readonly results: readonly { readonly general: unknown; readonly applications: unknown }[];
    };
    assert.deepEqual([totalCount, results.length, results[0]?.applications], [5, 2, null]);
    assert.notEqual(results[0]?.general, null);
    const refused = await fetch(`${story.server.url}/api/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({ client_id: 'simulated-reader', client_secret: 'wrong' }),
    });
    assert.equal(refused.status, 401);
  }));

test('two profiles cannot have one name, and a broken one is not taken', () =>
  inStory({}, async (story) => {
    const ask = await asking(story, 'apply');
    const post = async (payloads: string) => {
      const body = `<configuration_profile><general><name>x</name><payloads>${payloads}</payloads></general></configuration_profile>`;
      return (await ask(`${PROFILES}/id/0`, { method: 'POST', body })).status;
    };
    assert.equal(await post('nothing'), 409);
    assert.equal(await post('&lt;plist&gt;&lt;dict/&gt;&lt;/plist&gt;'), 201);
    assert.equal(await post('&lt;plist&gt;&lt;dict/&gt;&lt;/plist&gt;'), 409);
  }));
