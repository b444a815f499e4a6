import { refusals, type AskingRefusal } from '../../core/exception.ts';
import type { Day } from '../../core/day.ts';
import type { Mitigation } from '../../core/exception-mitigations.ts';
import type { OrganisationId } from '../../core/finding.ts';
import type { Instant } from '../../core/inventory.ts';
import type { ExceptionRules } from '../../core/policy.ts';
import type { PersonId } from '../../core/rights.ts';
import { policyChoice } from '../policy-choice.ts';
import { recorded, type Decided } from '../recorded.ts';
import { dayOf, done, refused, type Context, type Outcome, type Refused } from '../server.ts';
import type { Changing, Reading } from '../store.ts';
import type { ExceptionServer } from './door.ts';
import { saidOf } from './said.ts';
import {
  holdersOf,
  isWholeOrganisation,
  scopeOf,
  type ScopeAsked,
  type ScopeCode,
} from './scope.ts';
import type { ExceptionDevice, ExceptionId, StoredException } from './stored.ts';

export type ExceptionAsked = ScopeAsked & {
  /** Null: devices of one holder. Of a group: a name that says nothing. */
  readonly group: string | null;
  /** One of the policy's. */
  readonly ground: string;
  /** The main task that needs the app; in the ledger as a commitment alone. */
  readonly task: string;
  readonly mitigations: readonly Mitigation[];
  /** Null: from the day of the decision. */
  readonly from: Day | null;
  /** Up to, not including. */
  readonly until: Day;
  /** Others than cleared people see a number and no more. */
  readonly restricted: boolean;
};

export type AskedBy =
  | {
      readonly kind: 'person';
      readonly person: PersonId;
      /** Where they may ask. */
      readonly scope: readonly OrganisationId[];
    }
  /** Whoever was shown these findings on the page of a notice. */
  | { readonly kind: 'holder' };

export type AskCode =
  | ScopeCode
  | AskingRefusal['code']
  | 'several-holders'
  | 'person-needed'
  | 'exempted-already'
  | 'idempotency-key-reused';

/** Asks for leave to have an app. Another person decides. */
export async function askException(
  server: ExceptionServer,
  context: Context,
  asked: ExceptionAsked,
): Promise<Outcome<StoredException, AskCode>> {
  const { person, scope } = context;
  // Else whoever asks as nobody in particular could decide as somebody.
  if (person === null) return refused('person-needed');
  return recorded<StoredException, AskCode>(server, context, (tables, at) =>
    askWithin(server, tables, at, { kind: 'person', person, scope }, asked),
  );
}

/** The same within a transaction that does more than that: what a holder answers is an answer, and this. */
export async function askWithin(
  server: ExceptionServer,
  tables: Changing,
  at: Instant,
  by: AskedBy,
  asked: ExceptionAsked,
): Promise<Outcome<Decided<StoredException>, AskCode>> {
  const found = await scopeOf(server, tables, asked, by.kind === 'person' ? by.scope : null);
  if (!found.ok) return found;
  const { app, devices, organisation } = found.value;
  const { id: policy, rules } = await rulesFor(server, tables, organisation);
  const today = dayOf(at);
  const kind = asked.group === null ? 'holder' : 'device-group';
  const wholeOf = kind === 'device-group' && (await isWholeOrganisation(tables, devices));
  const scope = { kind, devices: devices.length, isWholeOrganisation: wholeOf } as const;
  const [refusal] = refusals({ ...asked, app, scope }, rules, today);
  if (refusal) return refusedBy(refusal);
  if (kind === 'holder' && (await holdersOf(server, tables, devices)).length > 1)
    return refused('several-holders');
  // Before it is looked whether one overlaps: nobody else asks until this is done.
  const number = await tables.exceptions.nextNumber('exception');
  const period = { from: asked.from ?? today, until: asked.until };
  if (await tables.exceptions.overlaps(app, idsOf(devices), period))
    return refused('exempted-already');
  const text = server.ledger.commit('text', asked.task.trim());
  const one: StoredException = {
    id: server.newId() as ExceptionId,
    number,
    app,
    organisation,
    scope: { kind, name: asked.group, devices: devices.length },
    policy,
    ground: asked.ground,
    task: text.commitment,
    mitigations: [...new Set(asked.mitigations)],
    restricted: asked.restricted,
    from: asked.from,
    until: asked.until,
    state: 'asked',
    askedAs: by.kind,
    askedBy: by.kind === 'person' ? by.person : null,
    asked: at,
    decidedBy: null,
    decided: null,
    delegated: false,
    begun: null,
    ended: null,
    reminded: null,
  };
  await tables.exceptions.addException(one, devices);
  return done({ value: one, said: [saidOf(server, 'asked', one, 'request')], text });
}

const idsOf = (devices: readonly ExceptionDevice[]) => devices.map(({ device }) => device);

/** The policy that holds for an organisation's devices, and its rules for exceptions. */
export async function rulesFor(
  server: ExceptionServer,
  tables: Reading,
  organisation: OrganisationId,
): Promise<{ readonly id: string; readonly rules: ExceptionRules }> {
  const policies = policyChoice(await tables.organisations(), await tables.assignments());
  const { policy: id } = policies.of(organisation, 'unknown');
  const policy = server.rules().policies.find((one) => one.id === id);
  if (!policy) throw new Error('a policy that is not here is assigned');
  return { id, rules: policy.exceptions };
}

export function refusedBy(refusal: AskingRefusal): Refused<AskingRefusal['code']> {
  const { code, ...facts }: AskingRefusal = refusal;
  return refused(code, facts);
}

/** What whoever asks has to say: for a form. */
export async function exceptionFormOf(
  server: ExceptionServer,
  tables: Reading,
  organisation: OrganisationId,
): Promise<Pick<ExceptionRules, 'grounds' | 'mitigations' | 'maxDays'>> {
  const { grounds, mitigations, maxDays } = (await rulesFor(server, tables, organisation)).rules;
  return { grounds, mitigations, maxDays };
}
