import type { SimulatedFleet } from '../../simulated/fleet.ts';
import { type Served, serveSimulator } from '../../simulated/serve.ts';
import { type SimulatedTokens, simulatedTokens } from '../../simulated/tokens.ts';
import { makeTraps, type SetTraps } from '../../simulated/traps.ts';
import { checkIn } from './check-in.ts';
import { classic, statusPage } from './classic.ts';
import { detailPage } from './inventory.ts';
import { type JamfState, jamfState } from './state.ts';

export type SimulatedJamf = Served & {
  readonly state: JamfState;
  readonly traps: SetTraps;
  /** What `connect` asks for, to speak with it. */
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Every phone that is on speaks with it. */
  readonly checkIn: () => void;
  /** Changes in Jamf so far. */
  readonly changes: () => number;
};

const CLIENTS = { read: 'simulated-reader', apply: 'simulated-writer' } as const;
type Use = keyof typeof CLIENTS;

/**
 * A server that speaks as Jamf Pro does, as far as Grendel asks it, with a simulated fleet behind. It is a simulator, and says so on
 * every answer. `tokenLife` in seconds: real clients may be given as little as a minute.
 */
export async function simulatedJamf(options: {
  readonly fleet: SimulatedFleet;
  readonly traps?: SetTraps;
  readonly tokenLife?: number;
  readonly port?: number;
}): Promise<SimulatedJamf> {
  const { fleet, traps = makeTraps(), tokenLife = 1200 } = options;
  const state = jamfState(fleet);
  const tokens: Record<Use, SimulatedTokens> = {
    read: simulatedTokens(fleet.seed, tokenLife, fleet.now, traps),
    apply: simulatedTokens(fleet.seed + 1, tokenLife, fleet.now, traps),
  };
  const secrets = {
    'client-secret': 'simulated',
    'apply-client-secret': 'simulated',
  };
  let changes = 0;

  async function answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/api/oauth/token' && request.method === 'POST')
      return giveToken(new URLSearchParams(await request.text()), tokens, secrets);
    const isClassic = pathname.startsWith('/JSSResource/');
    const authorization = request.headers.get('authorization');
    const use: Use | null = tokens.read.takes(authorization)
      ? 'read'
      : tokens.apply.takes(authorization)
        ? 'apply'
        : null;
    if (use === null) return isClassic ? statusPage(401) : problem(401, 'INVALID_TOKEN');
    const forbids = traps.now().forbids ?? [];
    const writes = request.method !== 'GET';
    const area = isClassic ? 'restrictions' : 'apps';
    if ((writes && use === 'read') || forbids.includes(area))
      return isClassic ? statusPage(403) : problem(403, 'INVALID_PRIVILEGE');
    if (isClassic)
      return classic(
        state,
        request,
        () => {
          changes += 1;
        },
        traps.now().deaf === true,
      );
    if (pathname !== '/api/v2/mobile-devices/detail' || writes) return problem(404, 'NOT_FOUND');
    const page = detailPage(state, searchParams);
    return page === null ? problem(500, 'INTERNAL_ERROR') : Response.json(page);
  }

  const served = await serveSimulator({
    vendor: 'Jamf Pro',
    answer,
    traps,
    now: fleet.now,
    exempt: (path) => path === '/api/oauth/token',
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  return {
    ...served,
    state,
    traps,
    secrets,
    settings: { url: served.url, client: CLIENTS.read, 'apply-client': CLIENTS.apply },
    checkIn: () => checkIn(state),
    changes: () => changes,
  };
}

function giveToken(
  form: URLSearchParams,
  tokens: Readonly<Record<Use, SimulatedTokens>>,
  secrets: Readonly<Record<string, string>>,
): Response {
  const use = (['read', 'apply'] as const).find((one) => form.get('client_id') === CLIENTS[one]);
  const secret = use === 'read' ? secrets['client-secret'] : secrets['apply-client-secret'];
  if (use === undefined || form.get('client_secret') !== secret)
    return Response.json({ error: 'invalid_client' }, { status: 401 });
  const { token, life } = tokens[use].issue();
  return Response.json({
    access_token: token,
    scope: use === 'read' ? 'api-role:1' : 'api-role:2',
    token_type: 'Bearer',
    expires_in: life,
  });
}

const problem = (status: number, code: string): Response =>
  Response.json(
    {
      httpStatus: status,
      errors: [{ code, field: null, description: 'This is a simulated Jamf Pro.', id: '0' }],
    },
    { status },
  );
