import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mdmHosts, namedHosts } from './hosts.ts';

test('hosts are named with a port or without, in any case, with commas or lines between', () => {
  const { hosts, unfit } = namedHosts(' Jamf.Example, mdm.example:8443\n[::1]:9000,,127.0.0.1:443');
  assert.deepEqual(
    [...hosts],
    ['jamf.example:443', 'mdm.example:8443', '[::1]:9000', '127.0.0.1:443'],
  );
  assert.deepEqual(unfit, []);
});

test('an address, a pattern or a user is no host, and a server that is given one does not start', () => {
  for (const word of [
    'https://a.example',
    'a.example/b',
    '*.example',
    'a@b.example',
    'a.example:x',
  ]) {
    assert.deepEqual(namedHosts(`b.example,${word}`).unfit, [word]);
    assert.throws(() => mdmHosts(`b.example,${word}`), /names what is no host/);
  }
  assert.equal(mdmHosts(null), null);
  assert.equal(mdmHosts('a.example'), 'a.example');
});
