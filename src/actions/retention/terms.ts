import {
  isTerm,
  RETENTION_CLASSES,
  TERMS,
  termsFrom,
  type RetentionClass,
  type Terms,
} from '../../core/retention.ts';
import { recorded } from '../recorded.ts';
import { done, refused, type Context, type Outcome, type Server } from '../server.ts';
import type { Reading } from '../store.ts';

/** One setting for each class, so that two who set terms at once do not undo each other. */
const settingOf = (one: RetentionClass): string => `retention.${one}`;

/** A term with the days that are in force; `standard`: those of the program. */
export type ShownTerm = (typeof TERMS)[RetentionClass] & {
  readonly class: RetentionClass;
  readonly standard: number;
};

export async function terms(tables: Pick<Reading, 'setting'>): Promise<Terms> {
  const set = RETENTION_CLASSES.map(async (one) => [one, await tables.setting(settingOf(one))]);
  return termsFrom(Object.fromEntries(await Promise.all(set)));
}

export async function shownTerms(tables: Pick<Reading, 'setting'>): Promise<readonly ShownTerm[]> {
  const now = await terms(tables);
  return RETENTION_CLASSES.map((one) => shown(one, now[one]));
}

const shown = (one: RetentionClass, days: number): ShownTerm => ({
  ...TERMS[one],
  class: one,
  days,
  standard: TERMS[one].days,
});

/** Holds from the next run of the job on; what was erased before does not come back. */
export async function setTerm(
  server: Server,
  context: Context,
  { class: one, days }: { readonly class: RetentionClass; readonly days: number },
): Promise<Outcome<ShownTerm, 'term-out-of-bounds' | 'idempotency-key-reused'>> {
  return recorded<ShownTerm, 'term-out-of-bounds'>(server, context, async (tables) => {
    const { least, most } = TERMS[one];
    if (!isTerm(one, days)) return refused('term-out-of-bounds', { class: one, least, most });
    const was = await terms(tables);
    const value = shown(one, days);
    if (was[one] === days) return done({ value, said: [] });
    await tables.setSetting(settingOf(one), days);
    const said = {
      action: 'retention.set',
      object: `retention:${one}`,
      result: 'set',
      origin: 'request',
      details: { days, was: was[one] },
    };
    return done({ value, said: [said] });
  });
}
