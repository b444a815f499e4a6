import { plusDays } from '../../core/day.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Role } from '../../core/rights.ts';
import type { AppId } from '../../core/statements.ts';
import { propose } from '../changes/propose.ts';
import { askException } from '../exceptions/ask.ts';
import { MdmFault } from '../mdm/connector.ts';
import { makePlanFor } from '../mdm/plans.ts';
import { callHolders } from '../notices/call.ts';
import { asPerson } from '../people/sessions.ts';
import { dayOf, type Context } from '../server.ts';
import type { SampleMdmConnected } from './connect-mdm.ts';
import type { SampleServer } from './door.ts';
import { ASKED_APP, ASKED_DAYS, POLICY, PROPOSAL, PROPOSED_BECAUSE, TASK } from './invented.ts';
import type { Sample } from './sample.ts';

export type Acting = {
  readonly server: SampleServer;
  readonly people: Sample['people'];
  readonly scope: readonly OrganisationId[];
};

/** As one of the invented people does it. Null: their number was changed by hand. */
function as({ people, scope }: Acting, role: Role): Context | null {
  const person = people.find((one) => one.role === role);
  return person === undefined ? null : { ...asPerson(person.id), scope };
}

/** What is refused here was done before, or rules of this server's own do not take it: then that page has nothing of the sample. */
export async function proposeOne(acting: Acting): Promise<void> {
  const context = as(acting, 'policy-officer');
  const { changes, decided } = acting.server.sample;
  if (context === null) return;
  const draft = { kind: 'listing', json: PROPOSAL } as const;
  const asked = { draft, why: PROPOSED_BECAUSE, from: null, until: null };
  const proposed = await propose(acting.server, changes, context, asked);
  if (proposed.ok) await decided();
}

export async function askForOne(acting: Acting): Promise<void> {
  const context = as(acting, 'mdm-administrator');
  if (context === null) return;
  const { server, scope } = acting;
  const open = { scope, app: ASKED_APP as AppId, states: ['open'], certain: true } as const;
  const { rows } = await server.store.findings(open, { after: null, limit: 1 });
  const ground = server.rules().policies.find(({ id }) => id === POLICY)?.exceptions.grounds[0];
  const [finding] = rows;
  if (finding === undefined || ground === undefined) return;
  await askException(server, context, {
    findings: [finding.id],
    app: null,
    devices: [],
    group: null,
    ground,
    task: TASK,
    mitigations: [],
    from: null,
    until: plusDays(dayOf(server.clock()), ASKED_DAYS),
    restricted: false,
  });
}

/** No mail is sent where the sample is: the calls lie in the outbox. */
export async function callThem(acting: Acting): Promise<void> {
  const context = as(acting, 'mdm-administrator');
  if (context === null) return;
  const asked = { scope: null, dryRun: false, atAnyHour: true, origin: 'sample' };
  await callHolders(acting.server, context, asked);
}

/** A plan for three of its phones, once they were read; to be applied by whoever looks around. */
export async function planCanary(
  acting: Acting,
  { connection, sync }: SampleMdmConnected,
  signal: AbortSignal,
): Promise<void> {
  const { server } = acting;
  const context = as(acting, 'mdm-administrator');
  if (context === null || sync === null) return;
  const isRunning = async (): Promise<boolean> =>
    (await server.store.mdm.sync(sync))?.state === 'running';
  for (let i = 0; i < LOOKS && (await isRunning()); i++) await server.mdm.wait(LOOK, signal);
  const asked = { scope: 'canary', canary: null, remove: false } as const;
  // A simulated MDM that does not answer is no reason to be without the rest.
  await makePlanFor(server, context, connection, asked, signal).catch((error: unknown) => {
    if (!(error instanceof MdmFault)) throw error;
  });
}
const LOOK = 250;
const LOOKS = 60;
