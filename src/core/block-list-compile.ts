import type {
  BlockedProduct,
  BlockList,
  Essential,
  PlatformIdentifier,
  Refusal,
  SideEffect,
} from './block-list.ts';
import type { AppId } from './statements.ts';

export type BlockListInput = {
  readonly policy: string;
  readonly catalogue: string;
  readonly products: readonly BlockedProduct[];
  /** Identifiers whose side effect somebody accepted (`Essential.refuse: 'unless-asked'`), exactly as written. */
  readonly accepted?: readonly string[];
};

export type CompiledBlockList = {
  readonly list: BlockList;
  readonly refused: readonly Refusal[];
  readonly sideEffects: readonly SideEffect[];
  /** Products with nothing left that an MDM could block: no identifier known, or all refused. */
  readonly unblockable: readonly { readonly app: AppId; readonly name: string }[];
};

/**
 * Puts products in the order in which they are to be kept, each with all its identifiers, and keeps out
 * what must never be blocked. An essential identifier in a product does not save the rest of the product:
 * else one wrong row of a list would unblock it.
 */
export function compileBlockList(
  input: BlockListInput,
  essentials: readonly Essential[],
): CompiledBlockList {
  const accepted = new Set(input.accepted);
  const essentialOf = guard(essentials);
  const refused: Refusal[] = [];
  const sideEffects: SideEffect[] = [];
  const unblockable: { app: AppId; name: string }[] = [];
  const products: BlockedProduct[] = [];

  for (const product of sameAppOnce(input.products).toSorted(moreImportantFirst)) {
    const { app, name } = product;
    const identifiers = product.identifiers.filter((one) => {
      const refusal = whyNot(one.identifier, essentialOf(one), accepted);
      if (refusal?.code === 'accepted') sideEffects.push({ ...one, app, why: refusal.why });
      if (refusal === null || refusal.code === 'accepted') return true;
      refused.push({ ...one, app, code: refusal.code, why: refusal.why });
      return false;
    });
    if (identifiers.length === 0) unblockable.push({ app, name });
    else products.push({ ...product, identifiers });
  }
  const { policy, catalogue } = input;
  return { list: { policy, catalogue, products }, refused, sideEffects, unblockable };
}

/**
 * What a finished list must not hold whatever anybody accepted: for whoever is handed a list that they did
 * not compile themselves. Empty for every list of `compileBlockList`.
 */
export function mustNotBeIn(list: BlockList, essentials: readonly Essential[]): readonly Refusal[] {
  const accepted = list.products.flatMap(({ identifiers }) =>
    identifiers.map(({ identifier }) => identifier),
  );
  return compileBlockList({ ...list, accepted }, essentials).refused;
}

/** What both stores allow in an identifier; so no wildcard and nothing that needs escaping gets in. */
const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
const LONGEST_IDENTIFIER = 255;

const key = (platform: string, identifier: string) => `${platform} ${identifier.toLowerCase()}`;

/** Asked once per identifier, and lists are long: exact ones by key, prefixes one after the other. */
function guard(essentials: readonly Essential[]) {
  // The strict ones last, so that they are what the map keeps.
  const ordered = essentials.toSorted((a, b) => byText(b.refuse, a.refuse));
  const exact = new Map(
    ordered
      .filter((one) => one.match === 'exact')
      .map((one) => [key(one.platform, one.identifier), one]),
  );
  const prefixes = essentials
    .filter((one) => one.match === 'prefix')
    .map((one) => ({ one, start: key(one.platform, one.identifier) }));

  return ({ platform, identifier }: PlatformIdentifier): Essential | null => {
    const wanted = key(platform, identifier);
    const covering = prefixes.filter(({ start }) => wanted.startsWith(start)).map(({ one }) => one);
    const same = exact.get(wanted);
    if (same) covering.unshift(same);
    return covering.find((one) => one.refuse === 'always') ?? covering[0] ?? null;
  };
}

function whyNot(
  identifier: string,
  essential: Essential | null,
  accepted: ReadonlySet<string>,
): { readonly code: Refusal['code'] | 'accepted'; readonly why: string } | null {
  if (!IDENTIFIER.test(identifier) || identifier.length > LONGEST_IDENTIFIER) {
    const why = 'No MDM would match this: an identifier has only letters, digits, dots, _ and -';
    return { code: 'malformed', why };
  }
  if (!essential) return null;
  if (essential.refuse === 'always') return { code: 'essential', why: essential.why };
  return { code: accepted.has(identifier) ? 'accepted' : 'side-effect', why: essential.why };
}

function moreImportantFirst(a: BlockedProduct, b: BlockedProduct): number {
  return b.found - a.found || b.reach - a.reach || byText(a.app, b.app);
}

/** One entry an app, with every identifier once. Two that differ only in case are two. */
function sameAppOnce(products: readonly BlockedProduct[]): readonly BlockedProduct[] {
  const byApp = new Map<AppId, BlockedProduct[]>();
  for (const product of products) {
    const same = byApp.get(product.app);
    if (same) same.push(product);
    else byApp.set(product.app, [product]);
  }
  return [...byApp.values()].map(joined);
}

function joined(same: readonly BlockedProduct[]): BlockedProduct {
  // Named after its first spelling in text order, so that the order of the input changes nothing.
  const [first] = same.toSorted((a, b) => byText(a.name, b.name));
  if (!first) throw new Error('an app without products');
  const identifiers = new Map<string, PlatformIdentifier>();
  for (const { platform, identifier } of same.flatMap((product) => product.identifiers)) {
    identifiers.set(`${platform} ${identifier}`, { platform, identifier });
  }
  return {
    app: first.app,
    name: first.name,
    found: same.reduce((most, { found }) => Math.max(most, found), 0),
    reach: same.reduce((most, { reach }) => Math.max(most, reach), 0),
    identifiers: [...identifiers.values()].toSorted(
      (a, b) => byText(a.platform, b.platform) || byText(a.identifier, b.identifier),
    ),
  };
}

/** By code units: the same everywhere, whatever the language of the machine. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
