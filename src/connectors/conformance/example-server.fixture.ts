import type { Reach, Restriction } from '../../core/mdm/restriction.ts';
import type { SimulatedFleet } from '../simulated/fleet.ts';
import { type Served, serveSimulator } from '../simulated/serve.ts';
import { simulatedTokens } from '../simulated/tokens.ts';
import { makeTraps, type SetTraps } from '../simulated/traps.ts';

export const EXAMPLE_SECRET = 'sesame-4711';

/** What lies in the example's MDM: rules by name, each with those who have it. */
export type Rule = {
  readonly key: string;
  readonly hash: string;
  readonly blocked: readonly string[];
  readonly reach: Reach;
};
const PAGE = 25;

/** An MDM as simple as one can be, which exists nowhere: it shows what a simulator is, and the suite is tried on it. */
export async function exampleServer(fleet: SimulatedFleet): Promise<
  Served & {
    readonly traps: SetTraps;
    readonly rules: Map<string, Rule>;
    readonly effects: () => number;
  }
> {
  const traps = makeTraps();
  const tokens = simulatedTokens(fleet.seed, 300, fleet.now, traps);
  const rules = new Map<string, Rule>();
  let effects = 0;
  const does = (work: () => void): Response => {
    if (traps.now().deaf !== true) {
      work();
      effects += 1;
    }
    return new Response(null, { status: 204 });
  };

  async function answer(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/token') {
      const form = new URLSearchParams(await request.text());
      if (form.get('client_secret') !== EXAMPLE_SECRET)
        return Response.json({ error: 'invalid_client' }, { status: 401 });
      const { token, life } = tokens.issue();
      return Response.json({ access_token: token, token_type: 'Bearer', expires_in: life });
    }
    if (!tokens.takes(request.headers.get('authorization')))
      return new Response(null, { status: 401 });
    const [, list, id] = pathname.split('/');
    if (list === 'devices' && request.method === 'GET') return devices(searchParams.get('after'));
    if (list === 'devices') {
      const phone = fleet.find(id ?? '');
      const { app } = (await request.json()) as { app: string };
      if (phone?.has(app) !== true) return new Response(null, { status: 404 });
      return does(() => void phone.remove(app));
    }
    if (traps.now().forbids?.includes('restrictions') === true)
      return new Response(null, { status: 403 });
    if (id === undefined) return Response.json([...rules.values()]);
    const there = rules.get(id);
    if (request.method === 'DELETE') {
      if (there === undefined) return new Response(null, { status: 404 });
      return does(() => void rules.delete(id));
    }
    const rule = (await request.json()) as Rule;
    if (JSON.stringify(rule) === JSON.stringify(there)) return new Response(null, { status: 204 });
    return does(() => rules.set(id, rule));
  }

  function devices(after: string | null): Response {
    const from = Number(after ?? 0);
    if (!Number.isSafeInteger(from) || from > fleet.size)
      return new Response(null, { status: 410 });
    const to = Math.min(from + PAGE, fleet.size);
    const page = Array.from({ length: to - from }, (_, place) => fleet.phone(from + place));
    const shown = page.map((phone) => ({
      id: phone.id,
      os: phone.os.join('.'),
      supervised: phone.supervised,
      apps: [...phone.apps()].filter(phone.shows).map(({ identifier }) => identifier),
    }));
    return Response.json({ devices: shown, next: to < fleet.size ? String(to) : null });
  }

  const served = await serveSimulator({
    vendor: 'Example MDM',
    answer,
    traps,
    now: fleet.now,
    exempt: (path) => path === '/token',
  });
  return { ...served, traps, rules, effects: () => effects };
}

export const ruleOf = ({ key, hash, content }: Restriction, reach: Reach): Rule => ({
  key,
  hash,
  blocked: JSON.parse(content) as readonly string[],
  reach,
});
