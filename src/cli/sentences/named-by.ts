import type { Naming } from '../../core/assess.ts';
import { widthOf } from '../text/width.ts';

/** Governments once each: the policy's own, then countries and bodies, then their parts. */
export function governmentsOf(namings: readonly Naming[], own: string): readonly string[] {
  const codes = new Set(namings.map(({ listing }) => listing.government));
  const rank = (code: string): number =>
    code === own ? 0 : code === 'EU' ? 1 : code.includes('-') ? 3 : 2;
  return [...codes].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** `named by NL, EU, AT, AU and 31 more`, as many as there is room for. */
export function namedBy(governments: readonly string[], room: number): string {
  if (governments.length === 0) return '';
  const most = Math.min(governments.length, 4);
  for (const verb of ['named by', 'by']) {
    for (let shown = most; shown > 0; shown--) {
      const more = governments.length - shown;
      const rest = more > 0 ? ` and ${more} more` : '';
      const text = `${verb} ${governments.slice(0, shown).join(', ')}${rest}`;
      if (widthOf(text) <= room) return text;
    }
  }
  return `by ${governments.length}`;
}
