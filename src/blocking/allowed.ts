import type { BlockList } from '../core/block-list.ts';
import type { CompiledNote, WantedRestriction } from '../core/mdm/plan.ts';
import type { Restriction } from '../core/mdm/restriction.ts';
import type { AppId } from '../core/statements.ts';
import { allowList, type Approved, coreFor } from './allow-list.ts';
import { type Exempted, shareVariants } from './exempted.ts';
import type { Options } from './options.ts';
import type { RestrictionTarget } from './restrictions.ts';

/** What an authority let a group have. `app` null: the catalogue does not have it, and its identifiers say which it is. */
export type ApprovedApp = {
  readonly app: AppId | null;
  readonly ios: readonly string[];
};

/** The MDM's own app that has to be on an allow list; null: Grendel puts none there. */
const AGENTS: Readonly<Record<RestrictionTarget, readonly string[] | null>> = {
  nanomdm: [],
  jamf: ['com.jamfsoftware.selfservice'],
  // Its setting for blocked apps and the one for allowed apps exclude each other, and Grendel uses the first.
  intune: null,
  android: null,
};
const TITLE = 'Approved apps';
const WEB_CLIPS = 'com.apple.webapp';

type Allowing = {
  readonly restrictions: readonly WantedRestriction[];
  readonly notes: readonly CompiledNote[];
};

/**
 * The approved apps as lists of which each device has one: two allow lists on a device leave only what both name. What the policy
 * prohibits is on none, but for the devices that are exempted from it. A list without a part that a phone can't do without is made all
 * the same and bears those parts as what it would block, so that a plan with it holds.
 */
export function allowedOn(
  target: RestrictionTarget,
  approved: readonly ApprovedApp[],
  prohibited: BlockList,
  exemptions: readonly Exempted[],
  options: Partial<Options> = {},
): Allowing {
  const agents = AGENTS[target];
  if (agents === null)
    return {
      restrictions: [],
      notes: [{ code: 'no-allow-list' }],
    };
  if (approved.length === 0)
    return {
      restrictions: [],
      notes: [{ code: 'none-approved' }],
    };
  const core = coreFor({ agents, webClips: false });
  const all = iosIdentifiers(prohibited);
  const notes: CompiledNote[] = [];
  const restrictions = shareVariants(prohibited, exemptions, 'ios').flatMap((share) => {
    const blocked = iosIdentifiers(share.list);
    const apps = approvedBut(blocked, approved);
    const excepted = [...all].flatMap(([folded, spelt]) => (blocked.has(folded) ? [] : spelt));
    const whole = [...apps, ...excepted.map((identifier) => only(null, identifier))];
    const made = compile(whole, core, { ...options, title: TITLE }, share.name);
    if ('code' in made) {
      notes.push(made);
      return [];
    }
    return [{ ...made, except: share.except, only: share.only }];
  });
  const left = approved.length - approvedBut(all, approved).length;
  if (left > 0) notes.push({ code: 'approved-prohibited', apps: left });
  if (!approved.some(({ ios }) => ios.includes(WEB_CLIPS)))
    notes.push({ code: 'web-clips', identifier: WEB_CLIPS });
  return { restrictions, notes };
}

/** Too large is said: a list that is cut would take away what was approved. */
function compile(
  approved: readonly Approved[],
  core: ReturnType<typeof coreFor>,
  options: Partial<Options>,
  name: string,
): Pick<WantedRestriction, 'restriction' | 'trial'> | CompiledNote {
  const made = allowList(approved, core, options, name);
  if (!made.ok && made.code === 'too-large')
    return { code: 'allow-list-too-large', bytes: made.bytes, most: made.most };
  const missing = made.ok ? [] : made.missing.map(({ identifier }) => identifier);
  const lists = [name, `${name}.canary`].flatMap((one): readonly Restriction[] => {
    const list = allowList(approved, [], options, one);
    if (!list.ok) return [];
    return [missing.length === 0 ? list.restriction : { ...list.restriction, blocks: missing }];
  });
  const [restriction, trial = null] = lists;
  if (restriction === undefined) throw new Error('a list that fitted does not fit any more');
  return { restriction, trial };
}

const only = (app: AppId | null, identifier: string): Approved => ({
  app,
  identifiers: [{ platform: 'ios', identifier }],
});

/** Without the apps of which an identifier is prohibited, in any case. */
const approvedBut = (
  blocked: ReadonlyMap<string, unknown>,
  approved: readonly ApprovedApp[],
): readonly Approved[] =>
  approved
    .filter(({ ios }) => !ios.some((identifier) => blocked.has(identifier.toLowerCase())))
    .map(({ app, ios }) => ({
      app,
      identifiers: ios.map((identifier) => ({ platform: 'ios', identifier })),
    }));

/** Folded, with every spelling. */
function iosIdentifiers({ products }: BlockList): ReadonlyMap<string, readonly string[]> {
  const all = products.flatMap(({ identifiers }) =>
    identifiers.flatMap(({ platform, identifier }) => (platform === 'ios' ? identifier : [])),
  );
  return Map.groupBy(new Set(all), (identifier) => identifier.toLowerCase());
}
