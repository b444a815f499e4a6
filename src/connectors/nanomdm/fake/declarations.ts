import { createHash } from 'node:crypto';
import { isDict } from '../plist.ts';

/** What KMFDDM does (v0.8.3, read), as far as a connector and phones see it. */
export type FakeKmfddm = {
  /** `/v1/…`; null: not one of its addresses. */
  readonly api: (request: Request) => Promise<Response | null>;
  /** What a device asks for through `-dm`. Null: 404. */
  readonly device: (id: string, endpoint: string, data: Uint8Array | null) => object | null;
};
type Stored = {
  readonly Identifier: string;
  readonly Type: string;
  readonly Payload: unknown;
  readonly ServerToken: string;
};
type Status = {
  readonly identifier: string;
  readonly active: boolean;
  readonly valid: string;
  readonly 'server-token': string;
  readonly reasons?: unknown;
};

export function fakeKmfddm(now: () => number): FakeKmfddm {
  const declarations = new Map<string, Stored>();
  const sets = new Map<string, Set<string>>();
  const enrolments = new Map<string, Set<string>>();
  const statuses = new Map<string, { readonly at: string; readonly list: readonly Status[] }>();

  const add = (map: Map<string, Set<string>>, name: string, value: string): void => {
    map.set(name, new Set([...(map.get(name) ?? []), value]));
  };
  const done = (): Response => new Response(null, { status: 204 });
  const declared = (id: string): readonly Stored[] =>
    [...(enrolments.get(id) ?? [])]
      .flatMap((set) => [...(sets.get(set) ?? [])])
      .flatMap((identifier) => declarations.get(identifier) ?? []);

  async function putDeclaration(request: Request): Promise<Response> {
    const given = (await request.json()) as Stored;
    const ServerToken = createHash('sha256')
      .update(JSON.stringify(given))
      .digest('hex')
      .slice(0, 16);
    const { Identifier, Type, Payload } = given;
    if (declarations.get(Identifier)?.ServerToken === ServerToken)
      return new Response(null, { status: 304 });
    declarations.set(Identifier, { Identifier, Type, Payload, ServerToken });
    return done();
  }
  function inNames(
    request: Request,
    map: Map<string, Set<string>>,
    name: string,
    value: string | null,
  ): Response {
    if (request.method === 'GET') return Response.json([...(map.get(name) ?? [])]);
    if (value === null) return new Response(null, { status: 400 });
    if (request.method === 'PUT') add(map, name, value);
    else map.get(name)?.delete(value);
    return done();
  }
  const statusOf = (ids: readonly string[]): Response =>
    Response.json(
      Object.fromEntries(
        ids.flatMap((id) => {
          const status = statuses.get(id);
          if (status === undefined) return [];
          const list = status.list.map((each) => ({
            ...each,
            current: declared(id).some(
              ({ Identifier, ServerToken }) =>
                Identifier === each.identifier && ServerToken === each['server-token'],
            ),
            status_received: status.at,
          }));
          return [[id, list]];
        }),
      ),
    );

  return {
    async api(request) {
      const url = new URL(request.url);
      const [, , kind, name = ''] = url.pathname.split('/').map(decodeURIComponent);
      const value = (key: string) => url.searchParams.get(key);
      if (kind === 'declarations' && request.method === 'PUT') return putDeclaration(request);
      if (kind === 'declarations' && request.method === 'DELETE') {
        declarations.delete(name);
        return done();
      }
      if (kind === 'sets')
        return Response.json([...sets].flatMap(([set, of]) => (of.size > 0 ? set : [])));
      if (kind === 'set-declarations') return inNames(request, sets, name, value('declaration'));
      if (kind === 'enrollment-sets') return inNames(request, enrolments, name, value('set'));
      if (kind === 'declaration-status') return statusOf(name.split(','));
      return null;
    },
    device(id, endpoint, data) {
      const has = declared(id);
      const token = createHash('sha256').update(JSON.stringify(has)).digest('hex').slice(0, 16);
      if (endpoint === 'status' && data !== null) {
        const at = new Date(now()).toISOString();
        const list = reported(JSON.parse(Buffer.from(data).toString()));
        // One without declarations leaves the status before it there, as KMFDDM does.
        if (list.length > 0) statuses.set(id, { at, list });
        return {};
      }
      if (endpoint === 'tokens') return { SyncTokens: { DeclarationsToken: token } };
      if (endpoint === 'declaration-items') {
        const of = (activation: boolean) =>
          has
            .filter(({ Type }) => Type.startsWith('com.apple.activation.') === activation)
            .map(({ Identifier, ServerToken }) => ({ Identifier, ServerToken }));
        const lists = { Activations: of(true), Configurations: of(false) };
        return { Declarations: { ...lists, Assets: [], Management: [] }, DeclarationsToken: token };
      }
      const identifier = endpoint.split('/')[2];
      return has.find(({ Identifier }) => Identifier === identifier) ?? null;
    },
  };
}

function reported(status: unknown): readonly Status[] {
  let at: unknown = status;
  for (const step of ['StatusItems', 'management', 'declarations']) at = isDict(at) ? at[step] : {};
  return isDict(at) ? Object.values(at).flatMap((list) => list as Status[]) : [];
}
