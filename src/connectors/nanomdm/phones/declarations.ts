import { atLeast, type SimulatedPhone } from '../../simulated/phone.ts';
import { isDict } from '../plist.ts';

/** The part of a simulated phone that speaks declarative management. */
export type Declarations = {
  /** Looks at what the server has, fetches what is new, and reports. */
  readonly sync: () => Promise<void>;
  readonly forget: () => void;
};

const SETTINGS = 'com.apple.configuration.app.settings';
const ACTIVATION = 'com.apple.activation.simple';

type Declaration = {
  readonly Type: string;
  readonly Identifier: string;
  readonly ServerToken: string;
  readonly Payload: Readonly<Record<string, unknown>>;
};
type Item = { readonly Identifier: string; readonly ServerToken: string };

/** Protocol of Apple's schema, declarative/protocol (read 2026-11-25): tokens, declaration-items, declaration, status. */
export function makeDeclarations(options: {
  readonly phone: SimulatedPhone;
  readonly checkIn: (message: object) => Promise<Uint8Array | null>;
  readonly changed: () => void;
}): Declarations {
  const { phone, changed } = options;
  const held = new Map<string, Declaration>();
  const understands = atLeast(phone.os, [27]);

  async function get(endpoint: string): Promise<unknown> {
    const body = await options.checkIn({
      MessageType: 'DeclarativeManagement',
      Endpoint: endpoint,
    });
    return body === null ? null : JSON.parse(Buffer.from(body).toString());
  }

  const activated = (identifier: string): boolean =>
    [...held.values()].some(
      ({ Type, Payload }) =>
        Type === ACTIVATION &&
        Array.isArray(Payload['StandardConfigurations']) &&
        Payload['StandardConfigurations'].includes(identifier),
    );

  function apply(): void {
    const wanted = new Map<string, ReadonlySet<string>>();
    for (const { Type, Identifier, Payload } of held.values())
      if (Type === SETTINGS && understands && activated(Identifier))
        wanted.set(`ddm ${Identifier}`, deniedBy(Payload));
    for (const name of phone.held().keys())
      if (name.startsWith('ddm ') && !wanted.has(name)) {
        phone.take(name);
        changed();
      }
    for (const [name, blocked] of wanted) {
      if (phone.held().has(name)) continue;
      phone.put(name, {
        blocked,
        allowed: null,
        needs: 'supervision',
        from: [27],
        side: 'all',
        uninstalls: false,
      });
      changed();
    }
  }

  const statusOf = ({ Identifier, ServerToken, Type }: Declaration): object => {
    const activation = Type === ACTIVATION;
    const fits = activation || (Type === SETTINGS && understands && phone.supervised);
    const valid = fits ? 'valid' : 'invalid';
    const active = fits && (activation || activated(Identifier));
    const reasons = fits ? {} : { reasons: [{ code: 'Error.ConfigurationCannotBeApplied' }] };
    return { identifier: Identifier, 'server-token': ServerToken, active, valid, ...reasons };
  };
  async function report(): Promise<void> {
    const of = (kind: (type: string) => boolean): object[] =>
      [...held.values()].filter(({ Type }) => kind(Type)).map(statusOf);
    const status = {
      StatusItems: {
        management: {
          declarations: {
            activations: of((type) => type === ACTIVATION),
            configurations: of((type) => type !== ACTIVATION),
            assets: [],
            management: [],
          },
          'client-capabilities': {
            'supported-versions': ['1.0.0'],
            'supported-payloads': {
              declarations: {
                activations: [ACTIVATION],
                configurations: [
                  'com.apple.configuration.legacy',
                  ...(understands ? [SETTINGS] : []),
                ],
              },
            },
          },
        },
      },
      Errors: [],
      FullReport: true,
    };
    await options.checkIn({
      MessageType: 'DeclarativeManagement',
      Endpoint: 'status',
      Data: Buffer.from(JSON.stringify(status)),
    });
  }

  return {
    async sync() {
      const items = await get('declaration-items');
      const there = new Map<string, string>();
      for (const [kind, list] of [
        ['activation', itemsOf(items, 'Activations')],
        ['configuration', itemsOf(items, 'Configurations')],
      ] as const)
        for (const { Identifier, ServerToken } of list) {
          there.set(Identifier, ServerToken);
          if (held.get(Identifier)?.ServerToken === ServerToken) continue;
          const got = await get(`declaration/${kind}/${Identifier}`);
          if (isDict(got)) held.set(Identifier, got as unknown as Declaration);
        }
      for (const identifier of held.keys()) if (!there.has(identifier)) held.delete(identifier);
      apply();
      await report();
    },
    forget() {
      held.clear();
      for (const name of phone.held().keys()) if (name.startsWith('ddm ')) phone.take(name);
    },
  };
}

function itemsOf(items: unknown, kind: string): readonly Item[] {
  const all = isDict(items) && isDict(items['Declarations']) ? items['Declarations'][kind] : [];
  return Array.isArray(all) ? (all as Item[]) : [];
}

function deniedBy(payload: Declaration['Payload']): ReadonlySet<string> {
  const allowed = payload['Allowed'];
  const denied = isDict(allowed) ? allowed['DeniedApps'] : [];
  return new Set(Array.isArray(denied) ? denied.filter((app) => typeof app === 'string') : []);
}
