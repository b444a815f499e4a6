import {
  type Connection,
  type Connector,
  type ConnectorKind,
  MdmFault,
} from '../../actions/mdm/connector.ts';
import { baseAddress } from '../http/address.ts';
import { clientCredentials } from '../http/client-credentials.ts';
import { probed } from '../http/probe.ts';
import { manners } from '../http/manners.ts';
import type { Tokens } from '../http/tokens.ts';
import { INTUNE_ABILITIES } from './abilities.ts';
import { type Graph, NAME, openGraph } from './api.ts';
import { carryOut } from './carry-out.ts';
import { nudge } from './nudge.ts';
import { observe } from './observe.ts';
import { fleetPage } from './page.ts';
import { applyTrials, readTrials } from './trials.ts';

const LOGIN = 'https://login.microsoftonline.com';
const GRAPH = 'https://graph.microsoft.com';

// Of the world, of the US government (GCC High and DoD) and of 21Vianet (learn.microsoft.com/graph/deployments, read 2026-11-27).
const HOSTS = [
  'login.microsoftonline.com',
  'graph.microsoft.com',
  'login.microsoftonline.us',
  'graph.microsoft.us',
  'dod-graph.microsoft.us',
  'login.chinacloudapi.cn',
  'microsoftgraph.chinacloudapi.cn',
];

export const intune: ConnectorKind = {
  abilities: INTUNE_ABILITIES,
  asks: [
    {
      name: 'tenant',
      what: 'Tenant: its id, or a domain of it',
      secret: false,
      which: true,
      use: 'read',
      optional: false,
    },
    {
      name: 'client',
      what: 'Application (client) id of the registration that reads',
      secret: false,
      use: 'read',
      optional: false,
    },
    {
      name: 'secret',
      what: 'Its client secret, where it has no certificate',
      secret: true,
      use: 'read',
      optional: true,
    },
    {
      name: 'certificate',
      what: 'Its certificate and private key, both PEM, one after the other',
      secret: true,
      use: 'read',
      optional: true,
    },
    {
      name: 'apply-client',
      what: 'Application (client) id of the registration that applies',
      secret: false,
      use: 'apply',
      optional: true,
    },
    {
      name: 'apply-secret',
      what: 'Its client secret, where it has no certificate',
      secret: true,
      use: 'apply',
      optional: true,
    },
    {
      name: 'apply-certificate',
      what: 'Its certificate and private key, both PEM',
      secret: true,
      use: 'apply',
      optional: true,
    },
    // National clouds have their own.
    {
      name: 'login',
      what: `Address of the sign-in service, where it is not ${LOGIN}`,
      secret: false,
      address: true,
      use: 'read',
      optional: true,
    },
    {
      name: 'graph',
      what: `Address of Microsoft Graph, where it is not ${GRAPH}`,
      secret: false,
      address: true,
      use: 'read',
      optional: true,
    },
  ],
  hosts: HOSTS,
  open,
};

function open(connection: Connection): Connector {
  const { settings } = connection;
  const base = baseAddress(settings['graph'] ?? GRAPH, NAME).origin;
  const tenant = needed(settings, 'tenant');
  const read = tokensOf(connection, 'read') ?? none('read');
  const reading = openGraph(connection, base, `${base} ${tenant}`, read);
  const applying = tokensOf(connection, 'apply');
  const forApply =
    applying === null ? null : openGraph(connection, base, `${base} ${tenant}`, applying);
  const apply = (): Graph => {
    if (forApply === null) throw noApply();
    return forApply;
  };
  return {
    abilities: INTUNE_ABILITIES,
    page: (cursor, signal) => fleetPage(reading, connection, cursor, signal),
    observe: ({ keys }, signal) => observe(reading, connection, keys, signal),
    carryOut: async (step, { content }, signal) =>
      carryOut({ graph: apply(), connection, base, signal }, step, content),
    probe: (signal) =>
      probed(
        [
          ...readTrials(reading, read),
          ...(forApply === null || applying === null ? [] : applyTrials(applying)),
        ],
        signal,
      ),
    nudge: async (devices, signal) => nudge(apply(), connection, devices, signal),
    hear: null,
  };
}

function tokensOf(connection: Connection, use: 'read' | 'apply'): Tokens | null {
  const { settings } = connection;
  const prefix = use === 'read' ? '' : 'apply-';
  const secret = connection.secret(`${prefix}secret`);
  const certificate = connection.secret(`${prefix}certificate`);
  const client = settings[`${prefix}client`] ?? '';
  if (client === '' || (secret === null && certificate === null)) return null;
  const login = baseAddress(settings['login'] ?? LOGIN, NAME);
  const graph = baseAddress(settings['graph'] ?? GRAPH, NAME).origin;
  return clientCredentials({
    name: NAME,
    ...manners(connection),
    client,
    address: `${login.origin}/${encodeURIComponent(needed(settings, 'tenant'))}/oauth2/v2.0/token`,
    // Both stand in one file, each in its own PEM block.
    proof:
      certificate === null
        ? { kind: 'secret', secret: secret ?? '' }
        : { kind: 'certificate', ...blocksOf(certificate) },
    // One resource in each request; no refresh token is ever given (v2-oauth2-client-creds-grant-flow.md, read 2026-11-25).
    parameters: { scope: `${graph}/.default` },
  });
}

const PEM = /-----BEGIN ([A-Z ]+)-----[\s\S]*?-----END \1-----/g;
function blocksOf(text: string): { readonly key: string; readonly certificate: string } {
  const blocks = [...text.matchAll(PEM)];
  const block = (name: string): string => blocks.find(([, kind]) => kind === name)?.[0] ?? '';
  return { key: block('PRIVATE KEY'), certificate: block('CERTIFICATE') };
}

function needed(settings: Connection['settings'], name: string): string {
  const value = settings[name] ?? '';
  if (value !== '') return value;
  throw new MdmFault(
    'refused',
    `The setting ${name} of ${NAME} is missing.`,
    'Connect it again, and give it.',
  );
}

const none = (use: 'read' | 'apply'): Tokens => {
  const refuse = async (): Promise<never> => {
    throw use === 'read' ? noRead() : noApply();
  };
  return { header: refuse, renew: refuse };
};
const noRead = (): MdmFault =>
  new MdmFault(
    'unauthorised',
    `There is no credential to read ${NAME} with.`,
    'Give the client id, and its secret or its certificate.',
  );
const noApply = (): MdmFault =>
  new MdmFault(
    'unauthorised',
    `There is no credential to change anything in ${NAME} with; reading, plans and drift work without it.`,
    'Make a second app registration with the rights for apply, and give its client id and its secret or certificate.',
  );
