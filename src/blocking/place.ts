import type { BlockList } from '../core/block-list.ts';
import { fit, type Fitted, type Room } from '../core/block-list-fit.ts';
import type { Artefact, LeftOut } from '../core/artefact.ts';
import type { Options } from './options.ts';
import { SETTINGS, type Setting, type SettingId } from './settings.ts';

/** The room of a setting: the limit asked for, else the vendor's. */
export function roomOf(id: SettingId, options: Options): Room {
  const { platform, limit, caseRule }: Setting = SETTINGS[id];
  const most = options.limits[id] ?? limit?.most ?? Number.POSITIVE_INFINITY;
  return { platform, limit: most, caseRule: caseRule.rule };
}

export const place = (list: BlockList, id: SettingId, options: Options): Fitted =>
  fit(list, roomOf(id, options));

export const leftOutOf = (fitted: Fitted, setting: SettingId): readonly LeftOut[] =>
  fitted.leftOut.map(({ product: { app, name }, identifiers }) => ({
    app,
    name,
    identifiers,
    setting,
  }));

/** What an artefact says about a list that one setting holds. */
export const account = (
  fitted: Fitted,
  setting: SettingId,
): Pick<Artefact, 'identifiers' | 'leftOut' | 'elsewhere'> => ({
  identifiers: fitted.identifiers.length,
  leftOut: leftOutOf(fitted, setting),
  elsewhere: fitted.elsewhere,
});

const TOGETHER: Record<Setting['together']['rule'], string> = {
  union: 'Other lists of this kind on the same phone count too: the phone adds them up',
  'one-only': 'A phone has one policy: a list in another policy does not count beside it',
  unknown:
    'What happens when another profile sets the same is not known: set it in one place for a phone',
};
/** What several of one setting on the same phone make together, in words. */
export const togetherNote = (id: SettingId): string => TOGETHER[SETTINGS[id].together.rule];

/** Neither held nor left out: no product has an identifier on this platform. */
export const hasNothing = ({ identifiers, leftOut }: Fitted): boolean =>
  identifiers.length === 0 && leftOut.length === 0;

/** Names of the products by identifier, for settings that want one beside each. */
export function namesOf(fitted: Fitted): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, identifiers } of fitted.kept) {
    for (const { identifier } of identifiers) {
      if (!names.has(identifier)) names.set(identifier, name);
    }
  }
  return names;
}
