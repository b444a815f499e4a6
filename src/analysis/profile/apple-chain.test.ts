import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFromApple, signsForTeam, signsProfiles } from './apple-chain.ts';
import { somebody } from './sign-cms.fixture.ts';

test('whoever writes the names of Apple into certificates of their own does not come from Apple', () => {
  const root = somebody('Apple Root CA', true);
  assert.equal(isFromApple(root.der, [root.der]), false);
  assert.equal(isFromApple(root.der, [somebody('Apple Root CA', true).der, root.der]), false);
  assert.equal(isFromApple(Buffer.from('none'), [root.der]), false);
});

test('a developer signs apps for the team in their certificate, and no profiles', () => {
  const developer =
    'C=NL, O=Example B.V., OU=EXAMPLE123, CN=Apple Distribution: Example B.V., UID=EXAMPLE123';
  assert.equal(signsForTeam(developer, 'EXAMPLE123'), true);
  assert.equal(signsForTeam(developer, 'EXAMPLE12'), false);
  assert.equal(signsForTeam(developer, 'OTHER00000'), false);
  assert.equal(signsProfiles(developer), false);
});

test('Apple signs for all teams, and profiles with a certificate of its own', () => {
  const apple = (name: string): string => `CN=${name}, OU=Apple Software, O=Apple Inc., C=US`;
  assert.equal(signsForTeam(apple('Apple iPhone OS Application Signing'), 'ANY0000000'), true);
  assert.equal(signsProfiles(apple('Apple iPhone OS Provisioning Profile Signing')), true);
  assert.equal(signsProfiles(apple('Apple iPhone OS Application Signing')), false);
  assert.equal(signsProfiles('CN=Provisioning Profile Signing, O=Apple Inc.\\, not'), false);
});
