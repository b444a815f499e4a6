import type { Hit, Strength } from '../../core/inventory.ts';
import type { AppId } from '../../core/statements.ts';
import type { FoldedHit } from './messages.ts';

export const noHits: readonly FoldedHit[] = [];
const STRENGTHS: readonly Strength[] = ['name', 'case-folded', 'exact'];

/** Of these apps alone, each once. */
export const prohibitedHits = (
  hits: readonly Hit[],
  prohibited: ReadonlySet<AppId>,
): readonly FoldedHit[] =>
  hits.length === 0 ? noHits : strongest(hits.filter(({ app }) => prohibited.has(app)));

/**
 * Each app once, as the surest of its hits has it, and with a second copy where any of them is one; nothing of what the export wrote.
 */
export function strongest(hits: readonly FoldedHit[]): readonly FoldedHit[] {
  if (hits.length === 0) return noHits;
  const byApp: Map<AppId, FoldedHit> = new Map();
  for (const { app, strength, platform, secondCopy: isSecond } of hits) {
    const best = byApp.get(app);
    const secondCopy = isSecond || best?.secondCopy === true;
    if (best === undefined || STRENGTHS.indexOf(strength) > STRENGTHS.indexOf(best.strength))
      byApp.set(app, { app, strength, platform, secondCopy });
    else if (secondCopy && !best.secondCopy) byApp.set(app, { ...best, secondCopy });
  }
  return [...byApp.values()];
}
