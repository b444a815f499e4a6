import type { Day } from '../../core/day.ts';
import { daysBetween } from '../../core/exception.ts';
import type { FindingId, OrganisationId } from '../../core/finding.ts';
import { closeByDecision } from '../../core/reconcile.ts';
import { CONTACT_DAYS } from '../contact-days.ts';
import { inScope } from '../findings/read.ts';
import { policyChoice } from '../policy-choice.ts';
import { recorded, type Decided } from '../recorded.ts';
import {
  BY_ITSELF,
  dayOf,
  done,
  refused,
  type Context,
  type Outcome,
  type Server,
} from '../server.ts';
import type { Changing, PlannedEvent, StoredFinding } from '../store.ts';
import type { Exemption, ExemptionId } from './stored.ts';

export type ExemptionAsked = {
  readonly finding: FindingId;
  /** Up to, not including. */
  readonly until: Day;
  /** One that the policy names. */
  readonly ground: string;
  /** The main task that needs the app; in the ledger as a commitment alone. */
  readonly task: string;
  /** Others than cleared people see a number and no more. */
  readonly restricted: boolean;
};
type Code =
  | 'unknown-finding'
  | 'unknown-ground'
  | 'no-task'
  | 'ends-in-past'
  | 'ends-too-late'
  | 'exempted-already'
  | 'idempotency-key-reused';

/**
 * Gives one device leave to have one app until a day: its finding is closed as excepted, the next plan leaves it out. One person
 * enters it here, on an authority's word: asking, advising and deciding by two people come with the exceptions themselves.
 */
export async function exempt(
  server: Server,
  context: Context,
  asked: ExemptionAsked,
  scope: readonly OrganisationId[],
): Promise<Outcome<Exemption, Code>> {
  const task = asked.task.trim();
  if (task === '') return refused('no-task');
  return recorded<Exemption, Code>(server, context, async (tables, at) => {
    const finding = await inScope(tables, asked.finding, scope);
    if (finding === null) return refused('unknown-finding');
    const policies = policyChoice(await tables.organisations(), await tables.assignments());
    const policy = policies.of(finding.organisation, 'unknown').policy;
    const rules = server.rules().policies.find(({ id }) => id === policy)?.exceptions;
    if (!rules?.grounds.includes(asked.ground))
      return refused('unknown-ground', { grounds: rules?.grounds ?? [] });
    const today = dayOf(at);
    if (asked.until <= today) return refused('ends-in-past');
    if (rules.maxDays !== null && daysBetween(today, asked.until) > rules.maxDays)
      return refused('ends-too-late', { days: rules.maxDays });
    const isSame = ({ device, app }: Exemption): boolean =>
      device === finding.device && app === finding.app;
    if ((await tables.mdm.exemptions(finding.fleet)).some(isSame))
      return refused('exempted-already');
    const text = server.ledger.commit('text', task);
    const exemption: Exemption = {
      id: server.newId() as ExemptionId,
      finding: finding.id,
      fleet: finding.fleet,
      device: finding.device,
      app: finding.app,
      organisation: finding.organisation,
      ground: asked.ground,
      task: text.commitment,
      restricted: asked.restricted,
      from: at,
      until: asked.until,
      ended: null,
    };
    await tables.mdm.addExemption(exemption);
    await closeExcepted(server, tables, finding, at);
    const said = saidOf(server, 'exception.entered', 'entered', exemption, 'request', policy);
    return done({ value: exemption, said: [said], text });
  });
}

async function closeExcepted(
  server: Server,
  tables: Changing,
  finding: StoredFinding,
  at: Exemption['from'],
): Promise<void> {
  const events = closeByDecision([finding], 'excepted', () => true, at).map(
    (change): PlannedEvent => ({
      id: server.newId(),
      finding: finding.id,
      device: finding.device,
      change,
      entry: null,
      at,
    }),
  );
  await tables.applyEvents(events, CONTACT_DAYS);
}

type EndCode = 'unknown-exemption' | 'exemption-ended' | 'idempotency-key-reused';

/** Ends it before its day. The finding is open again, where nothing said since that the app is gone; the next plan puts the block back. */
export async function endExemption(
  server: Server,
  context: Context,
  id: ExemptionId,
): Promise<Outcome<Exemption, EndCode>> {
  return recorded<Exemption, EndCode>(server, context, (tables, at) =>
    end(server, tables, id, at, 'request'),
  );
}

/** Those whose day has come. Gives how many. */
export async function endDueExemptions(server: Server): Promise<number> {
  let ended = 0;
  for (;;) {
    const due = await server.store.mdm.exemptionsDue(dayOf(server.clock()), 100);
    if (due.length === 0) return ended;
    for (const { id } of due) {
      const one = await recorded<Exemption, EndCode>(server, BY_ITSELF, (tables, at) =>
        end(server, tables, id, at, 'job:end-exemptions'),
      );
      if (one.ok) ended++;
    }
  }
}

async function end(
  server: Server,
  tables: Changing,
  id: ExemptionId,
  at: Exemption['from'],
  origin: string,
): Promise<Outcome<Decided<Exemption>, EndCode>> {
  const exemption = await tables.mdm.exemption(id);
  if (exemption === null) return refused('unknown-exemption');
  if (!(await tables.mdm.endExemption(id, at))) return refused('exemption-ended');
  const finding = await tables.finding(exemption.finding);
  if (finding?.state === 'closed' && finding.because === 'excepted' && finding.present) {
    const { organisation, strength, seen, seenAs, app, device } = finding;
    const reopened: PlannedEvent = {
      id: server.newId(),
      finding: finding.id,
      device,
      // It was seen when it was seen: its evidence is no younger for it.
      change: { kind: 'reopened', finding: finding.id, app, organisation, strength, seen, seenAs },
      entry: null,
      at,
    };
    await tables.applyEvents([reopened], CONTACT_DAYS);
  }
  const said = saidOf(server, 'exception.ended', 'ended', exemption, origin);
  return done({ value: { ...exemption, ended: at }, said: [said] });
}

/** A restricted one leaves its number and its end in the log, and an app that tells too much only its category. */
function saidOf(
  server: Server,
  action: string,
  result: string,
  one: Exemption,
  origin: string,
  policy?: string,
) {
  const app = server.rules().catalogue.apps.find(({ id }) => id === one.app);
  const sensitive = app?.sensitive ?? '';
  return {
    action,
    object: `exemption:${one.id}`,
    result,
    origin,
    ...(policy === undefined ? {} : { policy }),
    details: {
      finding: one.restricted ? null : one.finding,
      app: one.restricted || sensitive !== '' ? null : one.app,
      category: one.restricted || sensitive === '' ? null : sensitive,
      ground: one.restricted ? null : one.ground,
      restricted: one.restricted,
      until: one.until,
    },
  };
}

/** Shows what a restricted one is about. The look is an entry in the ledger before anything is shown. */
export async function nameExemption(
  server: Server & {
    readonly mdm: { readonly text: (commitment: string, sealed: Uint8Array) => string | null };
  },
  context: Context,
  id: ExemptionId,
): Promise<Outcome<Exemption & { readonly text: string | null }, 'unknown-exemption'>> {
  const looked = await recorded<Exemption, 'unknown-exemption'>(
    server,
    { ...context, idempotency: null },
    async (tables) => {
      const exemption = await tables.mdm.exemption(id);
      if (exemption === null) return refused('unknown-exemption');
      const said = {
        action: 'exemption.named',
        object: `exemption:${id}`,
        result: 'shown',
        origin: 'request',
        details: {},
      };
      return done({ value: exemption, said: [said] });
    },
  );
  if (!looked.ok) return refused('unknown-exemption');
  const [opening] = await server.store.log.openings([looked.value.task]);
  const text = opening === undefined ? null : server.mdm.text(opening.commitment, opening.sealed);
  return done({ ...looked.value, text });
}
