import assert from 'node:assert/strict';
import { test } from 'node:test';
import forge from 'node-forge';
import { MdmFault } from '../../actions/mdm/connector.ts';
import type { Instant } from '../../core/inventory.ts';
import { type ClientCredentials, clientCredentials } from './client-credentials.ts';
import { never } from './loopback.fixture.ts';

const ADDRESS = 'https://login.example/tenant/oauth2/v2.0/token';
const given = () =>
  Response.json({ access_token: 'abc', token_type: 'Bearer', expires_in: 3599, scope: 'api' });

/** Tokens of a server that answers by turns; what it was sent is kept. */
function world(turns: readonly (() => Response)[], more: Partial<ClientCredentials> = {}) {
  const forms: URLSearchParams[] = [];
  const tokens = clientCredentials({
    name: 'An MDM',
    address: ADDRESS,
    client: 'app-1',
    proof: { kind: 'secret', secret: 'sesame 4711' },
    parameters: { scope: 'https://graph.example/.default' },
    clock: () => '2026-11-25T12:00:00Z' as Instant,
    sleep: async () => undefined,
    fetch: async (address, { body }) => {
      assert.equal(address.href, ADDRESS);
      const turn = turns[Math.min(forms.length, turns.length - 1)];
      forms.push(new URLSearchParams(body as string));
      return turn?.() ?? given();
    },
    ...more,
  });
  return { forms, tokens };
}

test('client and secret are sent as a form, and the token comes back', async () => {
  const { forms, tokens } = world([given]);
  assert.equal(await tokens.header(never()), 'Bearer abc');
  assert.deepEqual(Object.fromEntries(forms[0] ?? []), {
    scope: 'https://graph.example/.default',
    client_id: 'app-1',
    client_secret: 'sesame 4711',
    grant_type: 'client_credentials',
  });
});

test('a certificate proves the client without its key leaving the machine', async () => {
  const { publicKey, privateKey } = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date('2026-01-01T00:00:00Z');
  certificate.validity.notAfter = new Date('2027-01-01T00:00:00Z');
  certificate.sign(privateKey, forge.md.sha256.create());
  const info = forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(privateKey));
  const { forms, tokens } = world([given], {
    proof: {
      kind: 'certificate',
      key: forge.pki.privateKeyInfoToPem(info),
      certificate: forge.pki.certificateToPem(certificate),
    },
  });
  assert.equal(await tokens.header(never()), 'Bearer abc');
  const [header = {}, claims = {}] = (forms[0]?.get('client_assertion') ?? '')
    .split('.', 2)
    .map(
      (part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>,
    );
  const der = forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes();
  const digest = forge.md.sha256.create().update(der).digest().getBytes();
  assert.equal(header['alg'], 'RS256');
  assert.equal(header['x5t#S256'], Buffer.from(digest, 'latin1').toString('base64url'));
  assert.deepEqual([claims['aud'], claims['iss'], claims['sub']], [ADDRESS, 'app-1', 'app-1']);
});

test('a refused secret is a fault with the vendor’s numbers, and neither text nor secret', async () => {
  const refused = () =>
    Response.json(
      {
        error: 'invalid_client',
        error_description: 'AADSTS7000215: Invalid client secret sesame 4711 of Jan',
        error_codes: [7000215],
      },
      { status: 401 },
    );
  await assert.rejects(world([refused]).tokens.header(never()), (error) => {
    assert.ok(error instanceof MdmFault && error.kind === 'unauthorised');
    assert.equal(error.message, 'An MDM gave no token: invalid_client, 7000215.');
    assert.equal(error.cause, undefined);
    return true;
  });
});

test('a token server that is busy or broken is asked again', async () => {
  const busy = () => new Response(null, { status: 503 });
  const { forms, tokens } = world([busy, busy, given]);
  assert.equal(await tokens.header(never()), 'Bearer abc');
  assert.equal(forms.length, 3);
});

test('what is no token is a fault', async () => {
  for (const body of [
    {},
    [],
    null,
    { access_token: 5, token_type: 'Bearer' },
    { access_token: 'x', token_type: 'mac' },
  ])
    await assert.rejects(
      world([() => Response.json(body)]).tokens.header(never()),
      (error) => error instanceof MdmFault && error.kind === 'unexpected',
      JSON.stringify(body),
    );
});

test('a key that cannot be read is said so, without a word of it', async () => {
  const proof = { kind: 'certificate', key: 'secret-key', certificate: 'x' } as const;
  await assert.rejects(
    world([given], { proof }).tokens.header(never()),
    (error) => error instanceof MdmFault && !`${error.stack}`.includes('secret-key'),
  );
});
