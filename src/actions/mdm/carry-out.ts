import type { Step } from '../../core/mdm/plan.ts';
import type { Restriction } from '../../core/mdm/restriction.ts';
import { recorded } from '../recorded.ts';
import { BY_ITSELF, done, refused } from '../server.ts';
import type { Connector, StepResult } from './connector.ts';
import type { MdmServer } from './door.ts';
import { LeaseLost, leaseFor } from './lease.ts';
import { stepAs, type Names } from './named-plan.ts';
import type { StepOutcome, StoredPlan, StoredStep } from './stored.ts';

export type Under = {
  readonly plan: StoredPlan;
  readonly names: Names;
  readonly connector: Connector;
  readonly owner: string;
  readonly signal: AbortSignal;
};
/** Devices that are spoken to at the same time; what a tenant bears is the connector's to know. */
const TOGETHER = 8;

/**
 * Some steps, none of which waits for another: first it is written down that they are in doubt, then they are carried out, then what
 * came of it. Killed in between, they are carried out again with the ids that they had.
 */
export async function carryOutSome(
  server: MdmServer,
  under: Under,
  steps: readonly StoredStep[],
): Promise<readonly StepOutcome[]> {
  const { plan, owner } = under;
  const numbers = steps.map(({ number }) => number);
  const begun = await server.store.stage((tables) =>
    tables.mdm.beginSteps(plan.id, leaseFor(server, owner), numbers),
  );
  if (!begun) throw new LeaseLost();
  const outcomes: StepOutcome[] = [];
  const waiting = [...steps];
  const errors: unknown[] = [];
  const work = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined && errors.length === 0; one = waiting.shift())
      try {
        outcomes.push(outcomeOf(one, await carryOutOne(under, one)));
      } catch (error) {
        errors.push(error);
      }
  };
  await Promise.all(Array.from({ length: Math.min(TOGETHER, steps.length) }, work));
  // What is known is written down, also where another step met a fault.
  if (outcomes.length > 0) await writeDown(server, under, outcomes);
  if (errors.length > 0) throw errors[0];
  return outcomes;
}

async function carryOutOne(
  { plan, names, connector, signal }: Under,
  { number, id }: StoredStep,
): Promise<StepResult> {
  signal.throwIfAborted();
  const planned = plan.document.steps[number];
  if (planned === undefined) throw new Error('a plan has fewer steps than were written down');
  const step = stepAs(planned, names.shown);
  if (step === null) return { kind: 'failed', code: 'gone', detail: null };
  return connector.carryOut(step, { id, content: contentOf(plan, step) }, signal);
}

function contentOf({ document }: StoredPlan, step: Step): Restriction | null {
  if (step.kind !== 'put' && step.kind !== 'give') return null;
  const content = document.restrictions.find(
    ({ key, hash }) => key === step.key && hash === step.now,
  );
  if (content === undefined) throw new Error('a plan lacks what it is to put');
  return content;
}

/** The MDM's own word is not kept: it is free text. */
const outcomeOf = ({ number }: StoredStep, result: StepResult): StepOutcome => ({
  number,
  state: result.kind === 'waiting' ? 'sent' : result.kind,
  code: result.kind === 'failed' ? result.code : null,
});

async function writeDown(
  server: MdmServer,
  { plan, owner }: Under,
  outcomes: readonly StepOutcome[],
): Promise<void> {
  const count = (state: StepOutcome['state']): number =>
    outcomes.filter((one) => one.state === state).length;
  const written = await recorded<null, 'lost'>(server, BY_ITSELF, async (tables) => {
    if (!(await tables.mdm.setSteps(plan.id, leaseFor(server, owner), outcomes)))
      return refused('lost');
    const numbers = outcomes.map(({ number }) => number);
    const said = {
      action: 'plan.steps',
      object: `plan:${plan.id}`,
      result: count('failed') > 0 ? 'failed' : 'done',
      origin: `connection:${plan.connection}`,
      details: {
        from: Math.min(...numbers),
        to: Math.max(...numbers),
        done: count('done'),
        sent: count('sent'),
        failed: count('failed'),
        why: [...new Set(outcomes.flatMap(({ code }) => code ?? []))].join(' '),
        ...single(plan.document.steps, numbers),
      },
    };
    return done({ value: null, said: [said] });
  });
  if (!written.ok) throw new LeaseLost();
}

/** Of a step about the whole MDM: what it did, and to which restriction. */
function single(
  steps: readonly Step[],
  [number, ...others]: readonly number[],
): { readonly kind: string; readonly key: string } | Record<string, never> {
  const step = steps[number ?? -1];
  if (others.length > 0 || step === undefined || 'device' in step) return {};
  return { kind: step.kind, key: step.key };
}
