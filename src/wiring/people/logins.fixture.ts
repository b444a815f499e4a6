import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, request, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { addGroupRole } from '../../actions/people/group-roles.ts';
import { BY_ITSELF, type Context } from '../../actions/server.ts';
import { fakeActions } from '../../api/actions.fixture.ts';
import { operatorToken } from '../../api/authenticate.ts';
import { createApi } from '../../api/create-api.ts';
import { LOOPBACK } from '../../api/deps.ts';
import { newLifecycle } from '../../api/lifecycle.ts';
import { rightsIn } from '../../api/rights-table.ts';
import { serveApi } from '../../api/serve.ts';
import { newWorld } from '../../api/world.fixture.ts';
import type { Role } from '../../core/rights.ts';
import type { Database } from '../../store/open.ts';
import { newKeyedWorld } from '../keyed-world.fixture.ts';
import { RIGHTS } from '../places.ts';
import { bindPeopleActions } from './actions.ts';
import { newBrowser } from './browser.fixture.ts';
import { loginServer } from './login-server.ts';
import { CLIENT, newProvider } from './provider.fixture.ts';
import { secretMaker } from './secrets.ts';
import { hostsAnswered, loginSettings } from './settings.ts';
import { whoseToken } from './who.ts';

export const PUBLIC = 'https://intranet.example/grendel';
export const HOST = 'intranet.example';
export const OPERATOR_TOKEN = 'of-the-start';

export type Logins = Awaited<ReturnType<typeof newLogins>>;

/**
 * A login server, Grendel, and before it a proxy that speaks TLS (here: not) under another name and below a path. `keepsHost`: the
 * proxy hands on the name by which it was called; `failures`: so many are let pass.
 */
export async function newLogins(database: Database, { keepsHost = false, failures = 1000 } = {}) {
  const world = await newKeyedWorld(database);
  const provider = await newProvider(`${PUBLIC}/auth/callback`);
  const logins = loginSettings({
    publicUrl: PUBLIC,
    issuer: provider.issuer,
    clientId: CLIENT.id,
    clientSecret: CLIENT.secret,
    groupsClaim: null,
    scope: provider.scope,
  });
  if (logins.oidc === null) throw new Error('no login server is set');
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const server = { ...world.server, secrets: secretMaker };
  const lifecycle = newLifecycle();
  let now = 0;
  const app = createApi({
    actions: {
      ...fakeActions(newWorld()),
      people: bindPeopleActions({
        server,
        login: loginServer(logins.oidc, () => now),
        keys: world.keys,
      }),
    },
    authenticate: whoseToken(
      server,
      operatorToken(OPERATOR_TOKEN, () => world.store.topOrganisations()),
    ),
    rights: rightsIn(readFileSync(RIGHTS, 'utf8')),
    tops: () => world.store.topOrganisations(),
    lifecycle,
    register: new Registry(),
    log,
    version: '0.0.0-test',
    hosts: hostsAnswered('127.0.0.1', logins, LOOPBACK),
    publicUrl: logins.publicUrl,
    limits: { guessable: { perMinute: 1, burst: failures } },
  });
  const serving = await serveApi({ app, lifecycle, port: 0, requestGraceMs: 50 });
  const proxy = await proxyTo(serving.url, keepsHost);
  const operator: Context = { ...BY_ITSELF, actor: 'local-token', scope: [world.root] };
  const browser = (): ReturnType<typeof newBrowser> =>
    newBrowser({ 'https://intranet.example': proxy.url, 'http://intranet.example': proxy.url });
  return {
    ...world,
    server,
    provider,
    lines,
    operator,
    url: serving.url,
    /** Of the proxy, as another machine would reach it. */
    proxyUrl: `${proxy.url}/grendel`,
    browser,
    /** What is known of the login server is asked anew. */
    forgetProvider: () => void (now += 3_600_000),
    async map(group: string, role: Role) {
      const wanted = { group, role, organisation: world.root, rank: null, delegated: false };
      const mapped = await addGroupRole(server, operator, { ...wanted, cleared: false });
      if (!mapped.ok) throw new Error(mapped.code);
      return mapped.value;
    },
    /** From the first click to where it ends, as this account of the login server. */
    async logIn(as: string, by = browser()) {
      const page = await by.visit(`${PUBLIC}/auth/login`);
      // Whoever has a session at the login server is not asked again.
      return page.url.startsWith(PUBLIC) ? page : by.submit(page, { login: as, password: 'any' });
    },
    async stop() {
      await proxy.stop();
      await serving.stop();
      await provider.stop();
      world.end();
    },
  };
}

async function proxyTo(target: string, keepsHost: boolean) {
  const proxy: HttpServer = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    if (!path.startsWith('/grendel/'))
      return void outgoing.writeHead(404).end('not below /grendel');
    const headers = {
      ...incoming.headers,
      ...(keepsHost ? {} : { host: new URL(target).host }),
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'elsewhere.example',
    };
    const { method } = incoming;
    const on = request(new URL(path.slice('/grendel'.length), target), {
      method,
      headers,
      agent: false,
    });
    on.on('error', () => outgoing.writeHead(502).end());
    on.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(on);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    async stop() {
      proxy.closeAllConnections();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
