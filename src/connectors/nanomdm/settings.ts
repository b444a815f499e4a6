import { type Connection, type ConnectorKind, MdmFault } from '../../actions/mdm/connector.ts';

export type Settings = {
  readonly nanomdm: string;
  readonly key: string;
  /** Null: nothing is changed. */
  readonly applyKey: string | null;
  readonly webhookKey: string;
  /** Null: no declarations. */
  readonly kmfddm: { readonly base: string; readonly key: string } | null;
  /** Whether phones are woken through APNs; without it they come when they come. */
  readonly push: boolean;
};

export const ASKS: ConnectorKind['asks'] = [
  {
    name: 'url',
    what: 'Address of NanoMDM, as https://mdm.example.org',
    secret: false,
    address: true,
    use: 'read',
    optional: false,
  },
  {
    name: 'api-key',
    what: "NanoMDM's API key (-api)",
    secret: true,
    use: 'read',
    optional: false,
  },
  {
    name: 'webhook-key',
    what: 'The key with which NanoMDM signs its webhook (-webhook-hmac-key)',
    secret: true,
    use: 'read',
    optional: false,
  },
  {
    name: 'apply-api-key',
    what: "NanoMDM's API key once more. NanoMDM knows one key with all rights; without it here, Grendel asks and changes nothing",
    secret: true,
    use: 'apply',
    optional: true,
  },
  {
    name: 'kmfddm-url',
    what: 'Address of KMFDDM, for declarations on OS 27 and later',
    secret: false,
    address: true,
    use: 'apply',
    optional: true,
  },
  {
    name: 'kmfddm-api-key',
    what: "KMFDDM's API key",
    secret: true,
    use: 'apply',
    optional: true,
  },
  {
    name: 'push',
    what: '"no" where NanoMDM has no push certificate: phones then come by themselves',
    secret: false,
    use: 'read',
    optional: true,
  },
];

export function readSettings({
  settings,
  secret,
}: Pick<Connection, 'settings' | 'secret'>): Settings {
  const needed = (value: string | null | undefined, name: string): string => {
    if (value !== null && value !== undefined && value !== '') return value;
    throw new MdmFault(
      'unauthorised',
      `NanoMDM cannot be asked: ${name} is missing.`,
      `Give ${name}; docs/connectors.md says where secrets are read from.`,
    );
  };
  const base = settings['kmfddm-url'] ?? '';
  const key = secret('kmfddm-api-key');
  return {
    nanomdm: needed(settings['url'], 'url'),
    key: needed(secret('api-key'), 'api-key'),
    applyKey: secret('apply-api-key'),
    webhookKey: needed(secret('webhook-key'), 'webhook-key'),
    kmfddm: base === '' || key === null ? null : { base, key },
    push: settings['push'] !== 'no',
  };
}
