import type { BlockedProduct, BlockList } from './block-list.ts';
import type { Platform } from './catalogue.ts';
import type { AppId } from './statements.ts';

/** How much one setting of an MDM can hold, and how it compares identifiers. */
export type Room = {
  readonly platform: Platform;
  /** In identifiers, or in whatever `cost` counts. `Infinity` where the vendor names no limit. */
  readonly limit: number;
  /** `folded`: the setting ignores case, so spellings that differ only in case take one place. */
  readonly caseRule: CaseRule;
  /** What one identifier takes up of the limit; 1 unless said otherwise. */
  readonly cost?: (identifier: string) => number;
};
export type CaseRule = 'exact' | 'folded';

export type Fitted = {
  readonly kept: readonly BlockedProduct[];
  /** Of the kept products on this platform, each once, in code unit order. */
  readonly identifiers: readonly string[];
  /** Products for which there was no room, in their order, with how many identifiers each has here. */
  readonly leftOut: readonly { readonly product: BlockedProduct; readonly identifiers: number }[];
  /** Products without an identifier on this platform: nothing here blocks them. */
  readonly elsewhere: readonly { readonly app: AppId; readonly name: string }[];
};

/**
 * Keeps whole products, the most important first, up to the limit. A product that does not fit whole is
 * left out whole; smaller ones after it may still fit, since a block of one more app is worth more than
 * an empty place. An identifier that two products share takes one place.
 */
export function fit(list: BlockList, room: Room): Fitted {
  const cost = room.cost ?? (() => 1);
  const key = (identifier: string) =>
    room.caseRule === 'folded' ? identifier.toLowerCase() : identifier;
  const taken = new Map<string, string>();
  const kept: BlockedProduct[] = [];
  const leftOut: { product: BlockedProduct; identifiers: number }[] = [];
  const elsewhere: { app: AppId; name: string }[] = [];
  let left = room.limit;

  for (const product of list.products) {
    const here = new Map<string, string>();
    for (const { platform, identifier } of product.identifiers) {
      if (platform === room.platform && !here.has(key(identifier))) {
        here.set(key(identifier), identifier);
      }
    }
    if (here.size === 0) {
      elsewhere.push({ app: product.app, name: product.name });
      continue;
    }
    const fresh = [...here].filter(([folded]) => !taken.has(folded));
    const needed = fresh.reduce((sum, [, identifier]) => sum + cost(identifier), 0);
    if (needed > left) {
      leftOut.push({ product, identifiers: here.size });
      continue;
    }
    for (const [folded, identifier] of fresh) taken.set(folded, identifier);
    left -= needed;
    kept.push(product);
  }
  return { kept, identifiers: [...taken.values()].sort(), leftOut, elsewhere };
}

/**
 * Cuts a list into as many parts as it takes, for settings whose parts an MDM or the phone adds up.
 * `room` is asked for each part (1, 2, …). No product is cut; what does not fit into an empty part is
 * left out, and stands in the last part's `leftOut` alone.
 */
export function fitInParts(list: BlockList, room: (part: number) => Room): readonly Fitted[] {
  const parts: Fitted[] = [];
  let rest = list;
  for (;;) {
    const part = fit(rest, room(parts.length + 1));
    if (part.kept.length === 0) return withLeftOutInTheLast(parts, part);
    parts.push({ ...part, leftOut: [] });
    if (part.leftOut.length === 0) return parts;
    rest = { ...list, products: part.leftOut.map(({ product }) => product) };
  }
}

function withLeftOutInTheLast(parts: readonly Fitted[], empty: Fitted): readonly Fitted[] {
  const last = parts.at(-1);
  if (!last) return empty.leftOut.length > 0 ? [empty] : [];
  return [...parts.slice(0, -1), { ...last, leftOut: empty.leftOut }];
}
