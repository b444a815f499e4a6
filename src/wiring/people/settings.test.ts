import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../refused.ts';
import { hostAllowed, hostsAnswered, loginSettings, NO_LOGINS } from './settings.ts';

const OIDC = { issuer: 'https://login.example/realm', clientId: 'grendel', clientSecret: 's' };
const PUBLIC = { publicUrl: 'https://intranet.example/grendel/' };

test('the redirect follows the public address, with its path', () => {
  const { oidc, publicUrl } = loginSettings({ ...NO_LOGINS, ...PUBLIC, ...OIDC });
  assert.equal(publicUrl, 'https://intranet.example/grendel');
  assert.equal(oidc?.redirect, 'https://intranet.example/grendel/auth/callback');
  assert.equal(oidc?.groupsClaim, 'groups');
});

test('without a word about logins there are none, and nothing is missing', () => {
  assert.deepEqual(loginSettings(NO_LOGINS), { publicUrl: null, oidc: null });
});

test('what could not work, or would carry sessions in clear, is refused with what to mend', () => {
  const refusedFor = (env: Partial<typeof NO_LOGINS>): string => {
    try {
      loginSettings({ ...NO_LOGINS, ...env });
    } catch (error) {
      assert.ok(error instanceof Refusal);
      assert.ok(error.remedy.length > 10);
      return error.message;
    }
    return 'taken';
  };
  assert.match(refusedFor({ ...PUBLIC, ...OIDC, clientId: null }), /CLIENT_ID/);
  assert.match(refusedFor(OIDC), /GRENDEL_PUBLIC_URL is not/);
  assert.match(refusedFor({ ...PUBLIC, ...OIDC, issuer: 'http://login.example' }), /no https/);
  assert.match(refusedFor({ publicUrl: 'http://intranet.example' }), /no https/);
  assert.match(refusedFor({ publicUrl: 'intranet.example' }), /no https/);
  assert.match(refusedFor({ publicUrl: 'https://me:pass@intranet.example' }), /more than/);
  assert.match(refusedFor({ publicUrl: 'https://intranet.example/?a=b' }), /more than/);
  assert.equal(refusedFor({ publicUrl: 'http://localhost:8420' }), 'taken');
});

test('others than this machine are let in only by an https address', () => {
  const none = loginSettings(NO_LOGINS);
  const tls = loginSettings({ ...NO_LOGINS, ...PUBLIC });
  for (const host of ['127.0.0.1', '::1', 'localhost']) hostAllowed(host, none);
  for (const host of ['0.0.0.0', '::', '10.0.0.7', 'grendel.example']) {
    assert.throws(() => hostAllowed(host, none), Refusal, host);
    hostAllowed(host, tls);
  }
  const here = loginSettings({ ...NO_LOGINS, publicUrl: 'http://localhost:8420' });
  assert.throws(() => hostAllowed('0.0.0.0', here), Refusal);
});

test('requests may carry the public name, that of this machine, and that where it listens', () => {
  const tls = loginSettings({ ...NO_LOGINS, ...PUBLIC });
  assert.deepEqual(hostsAnswered('0.0.0.0', tls, ['localhost']), ['localhost', 'intranet.example']);
  assert.deepEqual(hostsAnswered('10.0.0.7', tls, []), ['10.0.0.7', 'intranet.example']);
  assert.deepEqual(hostsAnswered('fd00::7', tls, []), ['[fd00::7]', 'intranet.example']);
});
