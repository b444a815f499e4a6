import type { MdmEvent } from '../event.ts';
import { type Dict, dictIn, isDict, textsIn } from '../plist.ts';
import { type Limits, recall, remember } from '../records.ts';
import type { Tools } from '../tools.ts';
import { isOurs } from '../contents.ts';

/**
 * Restrictions: what is in force on the device, whoever set it. Which of the two names a device says, and in which group, was read
 * of the schema only (unverified: no device was asked), so each is taken.
 */
export async function limitsAnswered(
  tools: Tools,
  event: MdmEvent,
  said: Dict,
  ask: string,
): Promise<void> {
  const { id, at } = event;
  const before = await recall(tools.memory, 'limits', id);
  if (before !== null && before.at >= at) return;
  const global = dictIn(said, 'GlobalRestrictions');
  const denied = new Set(valuesOf(global, DENIED));
  const allowed = valuesOf(global, ALLOWED);
  const contents = await tools.contents.all();
  const inForce = contents.filter(
    (content) => content.kind === 'profile' && isInForce(content, denied, allowed),
  );
  const ours = new Set(
    contents.flatMap((content) => (content.kind === 'profile' ? content.identifier : [])),
  );
  await remember(tools.memory, 'limits', id, {
    id,
    at,
    got: tools.clock(),
    ask,
    inForce: inForce.map(({ hash }) => hash),
    others: Object.entries(dictIn(said, 'ProfileRestrictions'))
      .filter(([identifier]) => !ours.has(identifier) && !isOurs(identifier))
      .flatMap(([identifier, limits]) => (isDict(limits) ? conflict(identifier, limits) : []))
      .slice(0, 20),
  });
}

type Lists = { readonly blocked: readonly string[]; readonly allowed: readonly string[] };

/** Lists of blocked apps add up; of lists of allowed ones the common part remains (Apple schema, read). */
const isInForce = (
  { blocked, allowed }: Lists,
  denied: ReadonlySet<string>,
  open: readonly string[],
): boolean =>
  blocked.length + allowed.length > 0 &&
  blocked.every((identifier) => denied.has(identifier)) &&
  (allowed.length === 0 ||
    (open.length > 0 && open.every((identifier) => allowed.includes(identifier))));

const DENIED = ['blockedAppBundleIDs', 'blacklistedAppBundleIDs'];
const ALLOWED = ['allowListedAppBundleIDs', 'whitelistedAppBundleIDs'];

/** Values of any of these keys, in `union` and `intersection`. */
const valuesOf = (limits: Dict, keys: readonly string[]): readonly string[] =>
  ['union', 'intersection'].flatMap((group) =>
    keys.flatMap((key) => textsIn(dictIn(dictIn(limits, group), key), 'values')),
  );

function conflict(identifier: string, limits: Dict): Limits['others'] {
  if (valuesOf(limits, ALLOWED).length > 0) return [{ identifier, what: 'allows-only-others' }];
  if (valuesOf(limits, DENIED).length > 0) return [{ identifier, what: 'sets-the-same' }];
  return [];
}
