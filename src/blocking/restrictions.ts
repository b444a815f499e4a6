import type { LeftOut } from '../core/artefact.ts';
import { mustNotBeIn } from '../core/block-list-compile.ts';
import { ESSENTIALS } from '../core/block-list-essentials.ts';
import type { BlockList } from '../core/block-list.ts';
import type { CompiledNote, WantedRestriction } from '../core/mdm/plan.ts';
import type { Restriction, RestrictionKey } from '../core/mdm/restriction.ts';
import type { AppId } from '../core/statements.ts';
import { type Exempted, type Share, sharesThatAddUp, shareVariants } from './exempted.ts';
import { meaningHash } from './meaning.ts';
import { DEFAULT_OPTIONS, type Options, problemsOf } from './options.ts';
import { hasNothing, leftOutOf } from './place.ts';
import {
  ANDROID_POLICY,
  APPLE_DECLARATION,
  appleProfile,
  COMPLIANCE,
  type Part,
  PERSONAL_PROFILE,
  PLAY_UNINSTALL,
  type Recipe,
  RESTRICTED_APPS,
  SETTINGS_CATALOG,
} from './recipes.ts';
import { SETTINGS, type Setting } from './settings.ts';

/** What each MDM is given. A new target is a line here. */
const TARGETS = {
  nanomdm: [appleProfile({ declarations: true }), APPLE_DECLARATION],
  jamf: [appleProfile({ declarations: false })],
  intune: [SETTINGS_CATALOG, RESTRICTED_APPS, COMPLIANCE, PERSONAL_PROFILE, PLAY_UNINSTALL],
  android: [ANDROID_POLICY],
} as const satisfies Record<string, readonly Recipe[]>;

export type RestrictionTarget = keyof typeof TARGETS;
export const isRestrictionTarget = (text: string): text is RestrictionTarget =>
  Object.hasOwn(TARGETS, text);

export type Compiled = {
  readonly restrictions: readonly WantedRestriction[];
  /** Products for which a setting had no room. */
  readonly leftOut: readonly LeftOut[];
  /** Products that nothing here is about: no identifier on any of its platforms. */
  readonly elsewhere: readonly { readonly app: AppId; readonly name: string }[];
  readonly notes: readonly CompiledNote[];
};

/**
 * A block list as one MDM is to have it. The same list, exemptions and options give the same bytes. Throws a RangeError that says what
 * is wrong when the options are unusable, or when the list holds what must never be blocked.
 */
export function restrictionsFor(
  target: RestrictionTarget,
  list: BlockList,
  exemptions: readonly Exempted[],
  options: Partial<Options> & { readonly declarations?: boolean } = {},
): Compiled {
  const { declarations = true, ...rest } = options;
  const whole = { ...DEFAULT_OPTIONS, ...rest };
  refuse(list, whole);
  const recipes: readonly Recipe[] =
    target === 'nanomdm' && !declarations
      ? [appleProfile({ declarations: false })]
      : TARGETS[target];
  const made = recipes.map((recipe) => cook(recipe, list, exemptions, whole));
  const leftOut = made.flatMap((one) => one.leftOut);
  const about = new Set([
    ...made.flatMap(({ restrictions }) => restrictions.flatMap((one) => one.restriction.apps)),
    ...leftOut.map(({ app }) => app),
  ]);
  return {
    restrictions: made.flatMap((one) => one.restrictions),
    leftOut,
    elsewhere: list.products
      .filter(({ app }) => !about.has(app))
      .map(({ app, name }) => ({ app, name })),
    notes: made.flatMap((one) => one.notes),
  };
}

function refuse(list: BlockList, options: Options): void {
  const problems = problemsOf(options);
  if (problems.length > 0) throw new RangeError(problems.join('. '));
  const [refused] = mustNotBeIn(list, ESSENTIALS);
  if (refused === undefined) return;
  const { identifier, app, why } = refused;
  throw new RangeError(
    `Not compiled: ${JSON.stringify(identifier)} (${app}) is never blocked. ${why}`,
  );
}

function cook(
  recipe: Recipe,
  list: BlockList,
  exemptions: readonly Exempted[],
  options: Options,
): Omit<Compiled, 'elsewhere'> {
  const { platform }: Setting = SETTINGS[recipe.setting];
  const shares = addsUp(recipe)
    ? sharesThatAddUp(list, exemptions, platform)
    : shareVariants(list, exemptions, platform);
  const made = shares.flatMap((share) =>
    recipe
      .parts(share.list, share.name, options)
      .filter(({ fitted }) => !hasNothing(fitted))
      .map((part) => ({ share, part })),
  );
  const variants = shares.filter(({ only }) => only !== null).length;
  return {
    restrictions: made
      .filter(({ part }) => part.fitted.identifiers.length > 0)
      .map(({ share, part }) => wantedOf(recipe, share, part, options)),
    // Of the list for all; a variant is never larger.
    leftOut: made
      .filter(({ share }) => share.only === null)
      .flatMap(({ part }) => leftOutOf(part.fitted, recipe.setting)),
    notes: variants === 0 ? [] : [{ code: 'own-lists', kind: recipe.kind, groups: variants }],
  };
}

/**
 * An assignment is of one app: two lists of different apps never meet in it, whatever becomes of two settings. Where a vendor's page
 * says nothing or two contradict each other, lists are taken not to add up, since a variant is right either way.
 */
const addsUp = ({ kind, setting }: Recipe): boolean =>
  kind === 'intune-play-uninstall' || SETTINGS[setting].together.rule === 'union';

function wantedOf(
  recipe: Recipe,
  { except, only }: Share,
  { fitted, name, content }: Part,
  options: Options,
): WantedRestriction {
  const { kind, effect, fits } = recipe;
  const restriction: Restriction = {
    key: `block.${kind}${name}` as RestrictionKey,
    kind,
    content,
    hash: meaningHash(kind, fitted.identifiers),
    effect,
    apps: fitted.kept.map(({ app }) => app),
    blocks: fitted.identifiers,
    fits,
  };
  const trialName = `${name}.canary`;
  const trial = recipe.named && {
    ...restriction,
    key: `block.${kind}${trialName}` as RestrictionKey,
    content: recipe.named(fitted.identifiers, trialName, options),
  };
  return { restriction, except, only, trial };
}
