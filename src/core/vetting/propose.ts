import type { Day } from '../day.ts';
import type { AppId } from '../statements.ts';
import type { AnalystFinding } from '../verdict.ts';
import type { Evidence } from './evidence.ts';
import type { Vetted } from './report.ts';
import { sourceOf } from './vet.ts';
import { isAtLeast } from './weigh.ts';

/**
 * What an analyst may put before an authority: the file's decision, its strong evidence as reasons and the file itself, by its SHA-256, as source. Null where
 * nothing was judged. Which app it is about the analyst says: a file's own claim is not enough.
 */
export function proposeFinding(
  vetted: Vetted,
  proposal: {
    readonly app: AppId;
    readonly by: string;
    readonly from: Day;
    readonly to: Day | null;
  },
): AnalystFinding | null {
  const { decision } = vetted;
  if (decision === null) return null;
  const grounds = vetted.evidence.filter(({ weight }) => isAtLeast(weight, 'strong'));
  const open = vetted.open.map(({ code, about }) => `open: ${code} ${visible(about)}`.trim());
  return {
    ...proposal,
    decision,
    why: [...grounds.slice(0, MOST_GROUNDS).map(words), ...open].join('; '),
    sources: [
      ...new Set([sourceOf(vetted), ...grounds.map(({ source }) => source).filter(Boolean)]),
    ],
  };
}

/** A finding is read by people; the report has the rest. */
const MOST_GROUNDS = 20;

const words = ({ signal, row, kind, value, place }: Evidence): string =>
  `${signal}${row ? ` ${row.name}` : ''}: ${kind} ${visible(value)} in ${visible(place.entry) || 'the file'}`;

/** A file's own words, without what a screen would act upon. */
const visible = (text: string): string =>
  text.replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '\u{FFFD}').slice(0, 200);
