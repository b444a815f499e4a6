import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { MdmFault } from '../../actions/mdm/connector.ts';
import { simulatedConnection } from '../simulated/connection.ts';
import { simulatedFleet } from '../simulated/fleet.ts';
import { type Served, serveSimulator, VENDOR_TEXT } from '../simulated/serve.ts';
import { makeTraps } from '../simulated/traps.ts';
import { readError } from './api.ts';
import { settingsCatalog } from './content.fixture.ts';
import { intune } from './index.ts';
import { never, readPages, restriction } from './world.fixture.ts';

/** A Graph that answers whatever a test tells it to. */
let answer: (request: Request) => Response = () => new Response(null, { status: 500 });
let served: Served;
const authorizations: (string | null)[] = [];
before(async () => {
  served = await serveSimulator({
    vendor: 'Microsoft Intune',
    traps: makeTraps(),
    now: () => Date.UTC(2026, 10, 27),
    answer: (request) => {
      if (request.url.endsWith('/oauth2/v2.0/token'))
        return Response.json({ token_type: 'Bearer', expires_in: 3599, access_token: 'simulated' });
      authorizations.push(request.headers.get('authorization'));
      return answer(request);
    },
  });
});
after(() => served.close());

const connector = () =>
  intune.open(
    simulatedConnection(
      simulatedFleet({ seed: 1, devices: 1 }),
      {
        tenant: 'contoso.example',
        client: 'r',
        'apply-client': 'a',
        login: served.url,
        graph: served.url,
      },
      { secret: 's', 'apply-secret': 's' },
    ),
  );
const isFault = (kind: MdmFault['kind']) => (error: unknown) =>
  error instanceof MdmFault && error.kind === kind;

test('fuzz: whatever JSON a Graph answers, a call ends in a result or a fault of ours that quotes nothing', () => {
  const secret = 'Wq7-person-Zz';
  const odd = fc.oneof(fc.jsonValue(), fc.constant(secret));
  const body = fc.oneof(
    odd,
    fc.record(
      {
        value: fc.oneof(
          odd,
          fc.array(fc.oneof(odd, fc.record({ id: odd, target: odd, description: odd })), {
            maxLength: 3,
          }),
        ),
        '@odata.nextLink': odd,
        id: odd,
        status: odd,
        url: odd,
        responses: odd,
      },
      { requiredKeys: [] },
    ),
  );
  const block = restriction('intune-settings-catalog', ['example.a'], settingsCatalog);
  return fc.assert(
    fc.asyncProperty(body, async (json) => {
      answer = () => Response.json(json);
      const calls = [
        () => readPages(connector()),
        () => connector().page(`violations ${served.url}/beta/x`, never()),
        () => connector().observe({ keys: [block.key] }, never()),
        () =>
          connector().carryOut(
            { kind: 'put', key: block.key, was: null, now: block.hash },
            { id: '1', content: block },
            never(),
          ),
        () =>
          connector().carryOut(
            { kind: 'reach', key: block.key, was: null, now: { kind: 'all-but', devices: [] } },
            { id: '2', content: null },
            never(),
          ),
      ];
      for (const call of calls) {
        const error: unknown = await call().then(
          () => null,
          (thrown: unknown) => thrown,
        );
        if (error === null) continue;
        assert.ok(error instanceof MdmFault, String(error));
        assert.equal(`${error.message} ${error.remedy}`.includes(secret), false);
      }
    }),
    { seed: 9, numRuns: 40 },
  );
});

test('a next page on another host is not fetched, and the token does not go there', async () => {
  answer = () =>
    Response.json({
      value: [],
      '@odata.nextLink': 'https://graph.microsoft.com.evil.example/beta/x',
    });
  await assert.rejects(readPages(connector()), isFault('unexpected'));
});

test('pages that lead back to themselves come to an end', async () => {
  answer = ({ url }) => Response.json({ value: [], '@odata.nextLink': url });
  await assert.rejects(readPages(connector()), isFault('unexpected'));
});

test('storage is asked without the token', async () => {
  authorizations.length = 0;
  answer = ({ url }) =>
    url.includes('/storage/')
      ? new Response('no', { status: 404 })
      : url.includes('exportJobs')
        ? Response.json({ id: 'j', status: 'completed', url: `${served.url}/storage/j.zip` })
        : Response.json({ value: [], enrolledDeviceCount: 0 });
  // Without phones there is nobody to be asked instead.
  await readPages(connector());
  assert.deepEqual([...new Set(authorizations)], ['Bearer simulated', null]);
});

test('the code within a message that is itself JSON is read, and no word of the message', () => {
  const message = JSON.stringify({
    _version: 3,
    Message: VENDOR_TEXT,
    ErrorCode: 'ResourceNotFound',
  });
  const read = readError({
    status: 400,
    headers: new Headers(),
    body: { error: { code: '', message } },
  });
  assert.deepEqual(read, { code: 'ResourceNotFound', kind: 'not-found' });
  for (const body of [null, 7, 'x', {}, { error: 1 }, { error: { code: 1, message: '{' } }])
    assert.doesNotThrow(() => readError({ status: 500, headers: new Headers(), body }));
});

test('a registration without the rights is told which page lists them', () => {
  const body = { error: { code: 'Authorization_RequestDenied', message: VENDOR_TEXT } };
  const read = readError({ status: 403, headers: new Headers(), body });
  assert.equal(read.kind, 'forbidden');
  assert.match(read.remedy ?? '', /docs\/connectors\.md/);
});
