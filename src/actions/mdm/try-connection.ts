import type { FleetId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { Remedy, RemedyCode } from '../../core/mdm/remedy.ts';
import { done, refused, type Context, type Outcome } from '../server.ts';
import { isAboveAll, unfitSetting } from './connections.ts';
import { MdmFault, type ConnectorKind, type MdmFaultKind, type Probed } from './connector.ts';
import type { MdmServer } from './door.ts';
import type { ConnectionId, StoredConnection } from './stored.ts';

/** `host`: this server may speak with the address. `secret`: it is where it is looked for. `answer`: it came, and was understood. */
export const TRIAL_CODES = [
  'host',
  'secret',
  'sign-in',
  'right',
  'answer',
  'devices',
  'clock',
] as const;
type TrialCheck = {
  readonly code: (typeof TRIAL_CODES)[number];
  readonly use: 'read' | 'apply';
  /** Null: it can't be told without changing something, or without the MDM saying more. */
  readonly ok: boolean | null;
  readonly fault: MdmFaultKind | null;
  /** The host, the name of the secret, what was asked for: in our words. */
  readonly what: string;
  /** As the vendor calls it. */
  readonly right: string | null;
  readonly remedy: Remedy | null;
  /** How many devices there are, how many seconds the clock is off; null: it is about neither. */
  readonly count: number | null;
};
export type ConnectionTrial = {
  /** Nothing is wrong. */
  readonly ok: boolean;
  readonly at: Instant;
  readonly checks: readonly TrialCheck[];
};
type Tried = Pick<StoredConnection, 'mdm' | 'fleet' | 'settings' | 'shares'>;

export type TrialAsked = {
  readonly mdm: string;
  /** Null: only with secrets that serve all fleets of the MDM. */
  readonly fleet: FleetId | null;
  readonly settings: Readonly<Record<string, string>>;
};
type Code =
  | 'unknown-fleet'
  | 'unknown-mdm'
  | 'setting-missing'
  | 'setting-unknown'
  | 'setting-is-secret'
  | 'setting-too-long'
  | 'address-unfit';

/** Before anything is stored: the settings as they would be, with the secrets that lie on the server. */
export async function tryConnection(
  server: MdmServer,
  context: Context,
  { mdm, fleet, settings }: TrialAsked,
  signal: AbortSignal,
): Promise<Outcome<ConnectionTrial, Code>> {
  const kind = server.mdm.kind(mdm);
  if (kind === null) return refused('unknown-mdm', { mdm: null });
  const unfit = unfitSetting(kind, settings);
  if (unfit !== null) return refused(unfit.code, { setting: unfit.setting });
  const shares = isAboveAll(context, await server.store.topOrganisations());
  return tried(server, kind, { mdm, fleet: fleet ?? NO_FLEET, settings, shares }, signal);
}
/** No fleet is called so, so there are no secrets of its own. */
const NO_FLEET = 'none' as FleetId;

export async function testConnection(
  server: MdmServer,
  id: ConnectionId,
  signal: AbortSignal,
): Promise<Outcome<ConnectionTrial, 'unknown-connection' | 'unknown-mdm' | 'address-unfit'>> {
  const connection = await server.store.mdm.connection(id);
  if (connection === null || connection.ended !== null) return refused('unknown-connection');
  const kind = server.mdm.kind(connection.mdm);
  if (kind === null) return refused('unknown-mdm');
  return tried(server, kind, connection, signal);
}

async function tried(
  server: MdmServer,
  kind: ConnectorKind,
  connection: Tried,
  signal: AbortSignal,
): Promise<Outcome<ConnectionTrial, 'address-unfit'>> {
  const barred = await server.mdm.barred(connection);
  if (barred?.code === 'address-unfit') return refused(barred.code, { setting: barred.setting });
  if (barred !== null)
    return told(server, [
      said('host', 'read', false, barred.host, {
        remedy: remedyOf('name-host', { host: barred.host }),
      }),
    ]);
  const secrets = secretChecks(server, kind, connection);
  if (secrets.some(({ use, ok }) => use === 'read' && ok === false)) return told(server, secrets);
  const probes = await probe(server, connection, signal);
  return told(server, [
    ...secrets,
    ...probes.map(checkOf),
    ...devicesIn(probes),
    ...clockIn(probes, server.clock()),
  ]);
}

const told = ({ clock }: MdmServer, checks: readonly TrialCheck[]) =>
  done({ ok: checks.every(({ ok }) => ok !== false), at: clock(), checks });

/** What can't even be opened says so by a fault of its own. */
async function probe(
  { mdm }: MdmServer,
  connection: Tried,
  signal: AbortSignal,
): Promise<readonly Probed[]> {
  const plain = { use: 'read', what: 'a sign-in', right: null, tried: true } as const;
  try {
    return await mdm.trial(connection).probe(signal);
  } catch (fault) {
    if (!(fault instanceof MdmFault)) throw fault;
    return [{ ...plain, fault, serverTime: null, count: null }];
  }
}

/** A secret that is optional for reading may have another in its place (a certificate): the sign-in says whether one is there. */
function secretChecks(
  { mdm }: MdmServer,
  { asks }: ConnectorKind,
  connection: Tried,
): readonly TrialCheck[] {
  const wanted = asks.filter(
    ({ secret, optional, use }) => secret && (!optional || use === 'apply'),
  );
  const isGiven = ({ name }: { readonly name: string }): boolean =>
    mdm.secretPlace(connection, name).given;
  // Of a secret and a certificate one is enough.
  const applies = wanted.some((one) => one.use === 'apply' && isGiven(one));
  return wanted
    .filter((one) => one.use === 'read' || !applies || isGiven(one))
    .map(({ name, use }) => {
      const { given, variable, file } = mdm.secretPlace(connection, name);
      const remedy = remedyOf('put-secret', { file, variable });
      // Without one for apply everything but apply works.
      const ok = given ? true : use === 'apply' ? null : false;
      return said('secret', use, ok, name, { remedy: given ? null : remedy });
    });
}

function checkOf({ use, what, right, tried: isTried, fault }: Probed): TrialCheck {
  if (fault === null) {
    const code = right === null ? 'sign-in' : 'right';
    return said(code, use, isTried ? true : null, what, { right, ...(isTried ? {} : UNTRIED) });
  }
  const { status, said: code } = fault;
  const more = { right, fault: fault.kind, remedy: remedyOf(fault.code, { status, said: code }) };
  return said(CODE_OF[fault.kind] ?? 'answer', use, false, what, more);
}
const UNTRIED = { remedy: remedyOf('only-a-change') };
const CODE_OF: Partial<Record<MdmFaultKind, TrialCheck['code']>> = {
  unauthorised: 'sign-in',
  forbidden: 'right',
};

function devicesIn(probes: readonly Probed[]): readonly TrialCheck[] {
  const counts = probes.flatMap(({ count }) => (count === null ? [] : [count]));
  const [count] = counts;
  if (count === undefined) return [];
  const remedy = count > 0 ? null : remedyOf('nothing-there');
  return [said('devices', 'read', count > 0, `${count} devices`, { remedy, count })];
}

/** Tokens and certificates are refused when clocks lie further apart (five minutes in Kerberos, RFC 4120, and in most others). */
const APART = 300;

function clockIn(probes: readonly Probed[], now: Instant): readonly TrialCheck[] {
  const [time] = probes.flatMap(({ serverTime }) => serverTime ?? []);
  if (time === undefined) return [];
  const seconds = Math.round((time - Date.parse(now)) / 1000);
  const isNear = Math.abs(seconds) <= APART;
  const remedy = isNear ? null : remedyOf('set-clock');
  return [
    said('clock', 'read', isNear, `${seconds} seconds from ours`, { remedy, count: seconds }),
  ];
}

const said = (
  code: TrialCheck['code'],
  use: TrialCheck['use'],
  ok: boolean | null,
  what: string,
  more: Partial<Pick<TrialCheck, 'fault' | 'right' | 'remedy' | 'count'>>,
): TrialCheck => ({
  code,
  use,
  ok,
  fault: null,
  what,
  right: null,
  remedy: null,
  count: null,
  ...more,
});

function remedyOf(code: RemedyCode, more: Partial<Remedy> = {}): Remedy {
  return { code, host: null, file: null, variable: null, status: null, said: null, ...more };
}
