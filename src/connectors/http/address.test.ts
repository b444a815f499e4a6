import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MdmFault } from '../../actions/mdm/connector.ts';
import { baseAddress, within } from './address.ts';

const at = (text: string) => baseAddress(text, 'An MDM').href;

test('an MDM is reached over TLS, and without it on this machine alone', () => {
  for (const text of [
    'https://mdm.example/base',
    'http://127.0.0.1:80/',
    'http://[::1]:9000/',
    'http://localhost:1/',
  ])
    assert.equal(at(text), new URL(text).href);
  for (const text of [
    'http://mdm.example',
    'http://127.0.0.1.example',
    'http://localhost.example',
    'ftp://mdm.example',
    'mdm.example',
    '',
  ])
    assert.throws(() => at(text), MdmFault, text);
});

test('a secret in the address is refused, and not repeated', () => {
  assert.throws(
    () => at('https://grendel:sesame@mdm.example'),
    (error) => error instanceof MdmFault && !error.message.includes('sesame'),
  );
});

test('a path lies beneath the base', () => {
  const base = baseAddress('https://mdm.example/base/', 'An MDM');
  assert.equal(
    within(base, '/v1/devices?a=b%2Fc', 'An MDM').href,
    'https://mdm.example/base/v1/devices?a=b%2Fc',
  );
  assert.equal(within(base, 'https://mdm.example/next?t=1', 'An MDM').pathname, '/next');
  for (const path of ['//elsewhere.example/', 'devices', '/\\elsewhere.example'])
    assert.throws(() => within(base, path, 'An MDM'), TypeError, path);
  for (const path of [
    'https://elsewhere.example/',
    'http://mdm.example/',
    'https://mdm.example:8443/',
    'https://mdm.example@elsewhere.example/',
  ])
    assert.throws(() => within(base, path, 'An MDM'), MdmFault, path);
});
