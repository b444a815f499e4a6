import { mustNotBeIn } from '../core/block-list-compile.ts';
import { ESSENTIALS } from '../core/block-list-essentials.ts';
import type { BlockList } from '../core/block-list.ts';
import { androidPolicies } from './android-policy.ts';
import { appleDeclarations } from './apple-declaration.ts';
import { appleProfiles } from './apple-profile.ts';
import type { Artefact } from '../core/artefact.ts';
import { personalProfile, playUninstall } from './intune-android.ts';
import { compliance, customProfiles, restrictedApps, settingsCatalog } from './intune-apple.ts';
import { DEFAULT_OPTIONS, type Options, problemsOf } from './options.ts';

type Compiler = (list: BlockList, options: Options) => readonly Artefact[];

/** A new target is a line here. */
const TARGETS = {
  apple: [appleProfiles, appleDeclarations],
  android: [androidPolicies],
  intune: [
    settingsCatalog,
    customProfiles,
    restrictedApps,
    compliance,
    personalProfile,
    playUninstall,
  ],
} as const satisfies Record<string, readonly Compiler[]>;

export type Target = keyof typeof TARGETS;
export const TARGET_NAMES = Object.keys(TARGETS) as readonly Target[];

/**
 * The files that block the list at one target. Empty where no product has an identifier that the target
 * knows. Throws a RangeError that says what is wrong when the options are unusable (see `problemsOf`), or
 * when the list holds what must never be blocked: then it was not made by `compileBlockList`.
 */
export function compileFor(
  target: Target,
  list: BlockList,
  options: Partial<Options> = {},
): readonly Artefact[] {
  const whole = { ...DEFAULT_OPTIONS, ...options };
  const problems = problemsOf(whole);
  if (problems.length > 0) throw new RangeError(problems.join('. '));
  const [refused] = mustNotBeIn(list, ESSENTIALS);
  if (refused) {
    const { identifier, app, why } = refused;
    throw new RangeError(
      `Not compiled: ${JSON.stringify(identifier)} (${app}) is never blocked. ${why}`,
    );
  }
  return TARGETS[target].flatMap((compiler: Compiler) => compiler(list, whole));
}
