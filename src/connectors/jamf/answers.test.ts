import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Connector, MdmFault } from '../../actions/mdm/connector.ts';
import { simulatedConnection } from '../simulated/connection.ts';
import { simulatedFleet } from '../simulated/fleet.ts';
import { jamfApi } from './api.ts';
import { carryOut } from './carry-out.ts';
import { observe } from './observe.ts';
import { page } from './page.ts';
import { KEY, never, ref, restriction, TIKTOK } from './testing.fixture.ts';

const CONTENT = restriction([TIKTOK]);
const connection = simulatedConnection(simulatedFleet({ seed: 1, devices: 1 }), {}, {});

/** A Jamf that gives a token, and else this. */
function answering(body: string, type: string) {
  return jamfApi(connection, {
    base: 'https://jamf.example',
    client: 'client',
    secret: 'secret',
    fetch: async (address) =>
      address.pathname === '/api/oauth/token'
        ? Response.json({ access_token: 'token', token_type: 'Bearer', expires_in: 600 })
        : new Response(body, { headers: { 'content-type': type } }),
  });
}

/** What came of each call: its value, or the kind of its fault. Anything else is thrown. */
async function tried(body: string, type: string): Promise<readonly unknown[]> {
  const api = answering(body, type);
  const calls: readonly (() => Promise<unknown>)[] = [
    () => page(api, 100, null, never()),
    () => page(api, 100, '1.100', never()),
    () => observe(api, 100, [KEY], connection.clock(), never()),
    ...(
      [
        { kind: 'put', key: KEY, was: null, now: CONTENT.hash },
        { kind: 'reach', key: KEY, was: null, now: { kind: 'all-but', devices: [] } },
        { kind: 'drop', key: KEY, was: null },
        { kind: 'remove-app', device: ref(1), app: 'tiktok', identifier: TIKTOK },
      ] as Parameters<Connector['carryOut']>[0][]
    ).map((step) => () => carryOut(api, step, CONTENT, never())),
  ];
  const said: unknown[] = [];
  for (const call of calls)
    try {
      said.push(await call());
    } catch (error) {
      if (!(error instanceof MdmFault)) throw error;
      said.push(error.kind);
    }
  return said;
}

test('whatever JSON comes as an answer, it is understood or a fault, and nothing else', () =>
  fc.assert(
    fc.asyncProperty(fc.json({ maxDepth: 4 }), async (body) => {
      assert.equal((await tried(body, 'application/json')).length, 7);
    }),
    { seed: 5, numRuns: 40 },
  ));

const member = fc.constantFrom(
  'configuration_profile',
  'configuration_profiles',
  'general',
  'scope',
  'mobile_devices',
  'exclusions',
  'payloads',
  'id',
  'results',
  'totalCount',
  'mobileDeviceId',
  'profiles',
);
test('so is what has Jamf’s own members in places and kinds that nobody expects', () =>
  fc.assert(
    fc.asyncProperty(
      fc.letrec((tie) => ({
        value: fc.oneof(
          { maxDepth: 5 },
          fc.constantFrom(null, 0, 7, -1, '', '7', true, 'true', '<plist><dict/></plist>'),
          fc.array(tie('value'), { maxLength: 3 }),
          fc.dictionary(member, tie('value'), { maxKeys: 5 }),
        ),
      })).value,
      async (body) => {
        assert.equal((await tried(JSON.stringify(body), 'application/json')).length, 7);
      },
    ),
    { seed: 6, numRuns: 80 },
  ));

test('so is markup, whole or broken, with entities or without end', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          member.map((name) => `<${name}>`),
          member.map((name) => `</${name}>`),
          member.map((name) => `<${name}/>`),
          fc.constantFrom('7', '&amp;', '&x;', '&#0;', '<![CDATA[', ']]>', '<!--', '<?xml?>', '<'),
          fc.constantFrom('<!DOCTYPE a [<!ENTITY x "&y;&y;">]>', '\u0000', '"'),
          fc.string(),
        ),
        { maxLength: 25 },
      ),
      async (pieces) => {
        const body = `<configuration_profiles>${pieces.join('')}`;
        assert.equal((await tried(body, 'text/xml')).length, 7);
      },
    ),
    { seed: 7, numRuns: 60 },
  ));

test('a page that is no page is said to be unexpected, in words of ours', async () => {
  for (const body of [
    '',
    'null',
    '[]',
    '{"results":[]}',
    '{"totalCount":"many","results":[]}',
    '<html>Log in, Femke Jansen</html>',
    `${'['.repeat(100_000)}`,
  ])
    await assert.rejects(page(answering(body, 'text/html'), 100, null, never()), (error) => {
      assert.ok(error instanceof MdmFault && error.kind === 'unexpected', String(error));
      assert.doesNotMatch(error.message, /Femke/);
      return true;
    });
});
