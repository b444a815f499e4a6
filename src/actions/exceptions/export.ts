import type { ExceptionState } from '../../core/exception-states.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Naming } from '../findings/read.ts';
import { recorded } from '../recorded.ts';
import { done, type Context } from '../server.ts';
import type { ExceptionServer } from './door.ts';
import { namesOf, textsOf } from './file.ts';
import type { StoredException } from './stored.ts';

/** Rows for a file, as they are read, and what closes it: one that lacks its trailer was cut off. */
export type Exported = {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<ExportedRow>;
  /** Once all rows were read. */
  readonly trailer: () => Promise<Trailer>;
};
export type ExportedRow = Readonly<Record<string, string | number | boolean | null>>;
export type Trailer = {
  readonly rows: number;
  /** The entries against which it can be checked; null: the ledger had none. What was done in its last seconds may stand after. */
  readonly firstLedgerIndex: number | null;
  readonly lastLedgerIndex: number | null;
  /** Size and root hash of the latest signed checkpoint; null before the first. */
  readonly checkpointSize: number | null;
  readonly rootHash: string | null;
};

const AT_ONCE = 200;

/** The register: every exception that was ever asked for in this part of the tree, by number. */
export async function exportRegister(
  server: ExceptionServer,
  context: Context,
  naming: Naming,
): Promise<Exported> {
  await said(server, context, 'exceptions.exported', null);
  return exported(server, context, REGISTER, {}, async (some) => {
    const { organisation, person } = await known(server);
    return Promise.all(
      some.map(async (one) => ({
        ...bare(one),
        ...(one.restricted
          ? {}
          : {
              ...naming(one.app),
              organisation: organisation(one.organisation),
              policy: one.policy,
              ground: one.ground,
              scope: one.scope.kind,
              devices: one.scope.devices,
              mitigations: one.mitigations.join(' '),
              from: one.from,
              askedAs: one.askedAs,
              asked: one.asked,
              decided: one.decided,
              decidedBy: await person(one.decidedBy),
              delegated: one.delegated,
              begun: one.begun,
            }),
      })),
    );
  });
}
const REGISTER = [
  'number',
  'state',
  'restricted',
  'until',
  'ended',
  'app',
  'appName',
  'category',
  'organisation',
  'policy',
  'ground',
  'scope',
  'devices',
  'mitigations',
  'from',
  'askedAs',
  'asked',
  'decided',
  'decidedBy',
  'delegated',
  'begun',
];

export const REPORTS = ['us-federal', 'us-tx'] as const;
export type ReportFor = (typeof REPORTS)[number];

/**
 * What a central authority wants to be told of approved exceptions, one row each. OMB M-23-13: documentation of each, by the agency
 * head or a designee, sent to OMB; which fields it asks for we know from the press alone. Texas: each one to DIR, approved by the
 * agency head in person (cyber.tamus.edu, Prohibited Technology, read 2026-11-27). Of a restricted one only its number is told.
 */
export async function exportReport(
  server: ExceptionServer,
  context: Context,
  naming: Naming,
  to: ReportFor,
): Promise<Exported> {
  await said(server, context, 'exceptions.reported', to);
  const filter = { policy: to, states: APPROVED };
  return exported(server, context, REPORT[to], filter, async (some) => {
    const { organisation, person } = await known(server);
    const open = some.filter(({ restricted }) => !restricted);
    const reasons = await reasonsOf(server, open);
    const text = await textsOf(server, [
      ...open.map(({ task }) => task),
      ...[...reasons.values()].flat(),
    ]);
    return Promise.all(
      some.map(async (one) => {
        if (one.restricted) return bare(one);
        const { appName, category } = naming(one.app);
        return {
          ...bare(one),
          agency: organisation(one.organisation),
          application: appName ?? `an app of the category ${category}`,
          activity: one.ground,
          justification: text(one.task),
          devices: one.scope.devices,
          mitigations: one.mitigations.join(' '),
          separateDevice: one.mitigations.includes('separate-device'),
          offInternalNetworks: one.mitigations.includes('off-internal-networks'),
          from: one.begun?.slice(0, 10) ?? one.from,
          approved: one.decided,
          approvedBy: await person(one.decidedBy),
          inPerson: !one.delegated,
          reasons: (reasons.get(one.id) ?? []).map((words) => text(words) ?? '').join('\n'),
        };
      }),
    );
  });
}
const APPROVED: readonly ExceptionState[] = ['granted', 'in-force', 'ended', 'withdrawn'];
const COMMON = [
  'number',
  'restricted',
  'state',
  'agency',
  'application',
  'activity',
  'justification',
];
const REPORT: Readonly<Record<ReportFor, readonly string[]>> = {
  'us-federal': [
    ...COMMON,
    'devices',
    'mitigations',
    'from',
    'until',
    'ended',
    'approved',
    'approvedBy',
    'inPerson',
    'reasons',
  ],
  'us-tx': [
    ...COMMON,
    'devices',
    'separateDevice',
    'offInternalNetworks',
    'from',
    'until',
    'ended',
    'approved',
    'approvedBy',
    'inPerson',
    'reasons',
  ],
};

/** All that others than cleared people are told of a restricted one. */
const bare = ({ number, state, restricted, until, ended }: StoredException): ExportedRow => ({
  number,
  state,
  restricted,
  until,
  ended,
});

async function exported(
  { store }: ExceptionServer,
  { scope }: Context,
  columns: readonly string[],
  filter: { readonly policy?: string; readonly states?: readonly ExceptionState[] },
  shown: (some: readonly StoredException[]) => Promise<readonly ExportedRow[]>,
): Promise<Exported> {
  let count = 0;
  async function* rows(): AsyncGenerator<ExportedRow> {
    for (let after: number | null = null; ;) {
      const page: Awaited<ReturnType<typeof store.exceptions.exceptions>> =
        await store.exceptions.exceptions(
          { ...filter, scope },
          { after, limit: AT_ONCE, order: 'oldest' },
        );
      // Withdrawn or ended before it was ever decided: nobody approved it.
      const wanted = page.rows.filter(
        ({ decided }) => filter.states === undefined || decided !== null,
      );
      for (const row of await shown(wanted)) {
        count++;
        yield row;
      }
      if (page.next === null) return;
      after = page.next;
    }
  }
  return {
    columns,
    rows: rows(),
    trailer: () => trailerOf(store, count),
  };
}

export async function trailerOf(
  { log }: Pick<ExceptionServer['store'], 'log'>,
  rows: number,
): Promise<Trailer> {
  const state = await log.state();
  const [, size, root] = state?.checkpoint?.split('\n') ?? [];
  const any = state !== null && state.size > 0;
  return {
    rows,
    firstLedgerIndex: any ? 0 : null,
    lastLedgerIndex: any ? state.size - 1 : null,
    checkpointSize: size === undefined ? null : Number(size),
    rootHash: root ?? null,
  };
}

async function reasonsOf(
  { store }: ExceptionServer,
  some: readonly StoredException[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const { id } of some) {
    const events = await store.exceptions.eventsOf(id);
    found.set(
      id,
      events.flatMap(({ kind, words }) => (kind === 'granted' && words !== null ? [words] : [])),
    );
  }
  return found;
}

async function known(server: ExceptionServer) {
  const names = new Map((await server.store.organisations()).map(({ id, name }) => [id, name]));
  return {
    organisation: (id: OrganisationId): string | null => names.get(id) ?? null,
    person: namesOf(server),
  };
}

/** Who took it, before the first row is read. */
async function said(
  server: ExceptionServer,
  context: Context,
  action: string,
  to: ReportFor | null,
): Promise<void> {
  await recorded(server, { ...context, idempotency: null }, async () =>
    done({
      value: null,
      said: [{ action, object: 'exceptions', result: 'begun', origin: 'request', details: { to } }],
    }),
  );
}
