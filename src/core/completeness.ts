import type { Problem, Visibility } from './inventory.ts';

/**
 * Problems that leave nothing unread: what they say was read all the same, or was nothing. Any other may have hidden an app or a
 * device, also one that this list has not heard of.
 */
const NOTHING_LOST: ReadonlySet<string> = new Set([
  'damaged-number',
  'device-by-name',
  'device-not-in-file',
  'device-without-apps',
  'names-only',
  'over-reported',
  'repeated-header',
  'shared-serial',
  'shifted-cells',
  'stray-quote',
  'times-unread',
  'totals-row',
]);

/**
 * Whether what an inventory does not show of a device is not there: only then may anything be closed by its absence. Among the
 * devices of which it does not say how much it shows, some may have reported no app at all, and nothing tells which.
 */
export function completeness(problems: readonly Problem[]): (visibility: Visibility) => boolean {
  const codes = new Set(problems.map(({ code }) => code));
  const isReadToTheEnd = codes.isSubsetOf(NOTHING_LOST);
  return (visibility) =>
    isReadToTheEnd && !(visibility === 'unknown' && codes.has('device-without-apps'));
}
