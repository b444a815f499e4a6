import type { OrganisationId } from '../finding.ts';
import type { PhaseMeasure } from '../groups.ts';
import type { AppId } from '../statements.ts';
import { FEWEST_SHOWN } from '../tallies.ts';

/** What rules do to an organisation's phones. */
export type Effect = {
  /** Under any policy that holds for some of its phones. */
  readonly prohibits: (organisation: OrganisationId, app: AppId) => boolean;
  /** Of its phones, by whose they are, in a fixed order; null: none has begun. */
  readonly measures: (organisation: OrganisationId) => readonly (PhaseMeasure | null)[];
};

/** Open findings of one app in one organisation, and exceptions in force. */
export type Stored = {
  readonly organisation: OrganisationId;
  readonly app: AppId;
  readonly findings: number;
  readonly excepted: number;
};

/** What a change would do to what is stored, exactly. */
export type Impact = {
  readonly organisation: OrganisationId;
  readonly app: AppId;
  /** Findings that close, because no policy prohibits their app any more. */
  readonly closes: number;
  /** Findings that stay open, and whose measure is another one. */
  readonly measure: number;
  /** Exceptions that nobody would need any more. */
  readonly needless: number;
};

export function impactOf(
  stored: readonly Stored[],
  before: Effect,
  after: Effect,
): readonly Impact[] {
  return stored.flatMap(({ organisation, app, findings, excepted }) => {
    const stays = after.prohibits(organisation, app);
    const [was, is] = [before.measures(organisation), after.measures(organisation)];
    const changes = stays && was.some((measure, i) => measure !== is[i]);
    const one = {
      organisation,
      app,
      closes: stays ? 0 : findings,
      measure: changes ? findings : 0,
      needless: stays ? 0 : excepted,
    };
    return one.closes + one.measure + one.needless > 0 ? [one] : [];
  });
}

/** A number as it may be shown: 0, or five and more; null is fewer than five. */
export const shownCount = (count: number): number | null =>
  count === 0 || count >= FEWEST_SHOWN ? count : null;
