import type { PersonId } from '../../core/rights.ts';
import type { ExceptionServer } from '../../actions/exceptions/door.ts';
import type { ExceptionAsked } from '../../actions/exceptions/ask.ts';
import type { Context } from '../../actions/server.ts';
import type { Day } from '../../core/day.ts';
import type { FindingId } from '../../core/finding.ts';
import { NL, type Government } from '../government.fixture.ts';

export const NL_EXCEPTIONS = {
  ...NL,
  exceptions: { ...NL.exceptions, grounds: ['inspection'], maxDays: 90, remindDays: 7 },
};
export const personId = (n: number): PersonId =>
  `01900000-0000-7000-8000-0000000000${n.toString(16).padStart(2, '0')}` as PersonId;

/** Three people who may do all in the whole tree, as far as rights go; only Cleo is cleared. */
export function peopleOf({ root }: Pick<Government, 'root'>) {
  const who = (actor: string, n: number, isCleared = false): Context => ({
    actor: `person:${actor}`,
    person: personId(n),
    isCleared,
    scope: [root],
    idempotency: null,
  });
  return { ann: who('ann', 0xa), ben: who('ben', 0xb), cleo: who('cleo', 0xc, true) };
}

export function exceptionServer(
  world: Pick<Government, 'server' | 'openContact' | 'openText'>,
): ExceptionServer {
  return { ...world.server, openContact: world.openContact, openText: world.openText };
}

export const asking = (findings: readonly FindingId[]): ExceptionAsked => ({
  findings,
  app: null,
  devices: [],
  group: null,
  ground: 'inspection',
  task: 'sentinel: looks at what the agency publishes there',
  mitigations: ['separate-device'],
  from: null,
  until: '2026-12-10' as Day,
  restricted: false,
});
