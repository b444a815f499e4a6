import type { Problem } from '../../core/inventory.ts';
import type { FleetPage } from './connector.ts';

/** What a page has because it is one: the next is fetched, and its number of rows is what was asked for. */
export function problemsOfPage(
  problems: readonly Problem[],
  { next }: Pick<FleetPage, 'next'>,
): readonly Problem[] {
  return problems.filter(
    ({ code }) => code !== 'round-cap' && !(code === 'next-page-missing' && next !== null),
  );
}

/** A page without devices: as good as any, and the last of a fleet may be one. */
const BLANK: ReadonlySet<string> = new Set(['empty-list', 'header-alone']);
/** A page that tells nothing of the devices that it may be of: the rest counts, and nothing is closed by absence. */
const UNTOLD: ReadonlySet<string> = new Set(['empty', 'no-apps', 'counts-only']);

/** What is kept of the problems of a page that was refused; null where the whole sync is to be. */
export function toleratedRefusal(problems: readonly Problem[]): readonly Problem[] | null {
  const isTolerated = problems.every(({ code }) => BLANK.has(code) || UNTOLD.has(code));
  return isTolerated ? problems.filter(({ code }) => UNTOLD.has(code)) : null;
}

/** Once each, with how often. */
export function together(problems: readonly Problem[]): readonly Problem[] {
  const byCode = new Map<string, Problem>();
  for (const one of problems) {
    const key = JSON.stringify([one.code, one.message, one.column]);
    const before = byCode.get(key);
    byCode.set(key, before ? { ...before, line: null, times: before.times + one.times } : one);
  }
  return [...byCode.values()];
}
