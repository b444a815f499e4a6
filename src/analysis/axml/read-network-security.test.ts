import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { collected } from './collected.fixture.ts';
import { readNetworkSecurity } from './read-network-security.ts';
import { writeAxml, type Written } from './write-axml.fixture.ts';

const CONFIGURATION: Written = {
  name: 'network-security-config',
  inside: [
    {
      name: 'base-config',
      attributes: [['cleartextTrafficPermitted', 0, false]],
      inside: [
        {
          name: 'trust-anchors',
          inside: [
            { name: 'certificates', attributes: [['src', 0, 'system']] },
            { name: 'certificates', attributes: [['src', 0, { reference: 0x7f020000 }]] },
          ],
        },
      ],
    },
    {
      name: 'domain-config',
      attributes: [['cleartextTrafficPermitted', 0, true]],
      inside: [{ name: 'domain', text: ' Log.UMSNS.com ' }],
    },
    { name: 'domain-config', inside: [{ name: 'domain', text: 'sberbank.ru' }] },
    {
      name: 'debug-overrides',
      inside: [
        {
          name: 'trust-anchors',
          inside: [{ name: 'certificates', attributes: [['src', 0, 'user']] }],
        },
      ],
    },
  ],
};

test('hosts, authorities that the app brings along, and where it talks without encryption', () => {
  const { report, codes } = collected();
  const security = readNetworkSecurity(writeAxml(CONFIGURATION), report, 'res/xml/security.xml');
  assert.deepEqual(
    security?.hosts.map(({ name }) => name),
    ['log.umsns.com', 'sberbank.ru'],
  );
  assert.deepEqual(security.cleartextHosts, ['log.umsns.com']);
  assert.equal(security.cleartext, false);
  assert.deepEqual(
    security.trustAnchors.map(({ from, resource, isForDebug }) => [from, resource, isForDebug]),
    [
      ['system', null, false],
      ['file', 0x7f020000, false],
      ['user', null, true],
    ],
  );
  assert.deepEqual(codes(), []);
});

test('a file of another kind is none, and any changed bytes are read to an end', () => {
  const { report, codes } = collected();
  assert.equal(readNetworkSecurity(writeAxml({ name: 'paths' }), report, ''), null);
  assert.equal(readNetworkSecurity(Buffer.from('<xml/>'), report, ''), null);
  assert.deepEqual(codes(), ['axml.not-binary']);
  const seed = writeAxml(CONFIGURATION);
  fc.assert(
    fc.property(fc.nat(seed.length - 1), fc.integer({ min: 0, max: 255 }), (at, value) => {
      const bytes = Buffer.from(seed);
      bytes[at] = value;
      readNetworkSecurity(bytes, () => {}, '');
    }),
    { seed: 20_261_127, numRuns: 500 },
  );
});
