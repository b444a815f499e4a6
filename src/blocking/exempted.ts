import { createHash } from 'node:crypto';
import type { BlockedProduct, BlockList, PlatformIdentifier } from '../core/block-list.ts';
import type { Platform } from '../core/catalogue.ts';
import type { DeviceRef } from '../core/mdm/device.ts';
import type { AppId } from '../core/statements.ts';

/** Devices whose holders may have an app. */
export type Exempted = { readonly app: AppId; readonly devices: readonly DeviceRef[] };

/** A part of a block list, with the devices that it is not for (`except`), or the only ones that it is for. */
export type Share = {
  readonly list: BlockList;
  /** `''` for the list of all others. Says nothing of the app to whoever does not have the catalogue. */
  readonly name: string;
  readonly except: readonly DeviceRef[];
  readonly only: readonly DeviceRef[] | null;
};

/**
 * For settings of which several add up on a device. Identifiers of an app that somebody may have are in a list of their own, and in no
 * other: one that it shares with another product would still be blocked there. Shared by two such apps, it goes by both.
 */
export function sharesThatAddUp(
  list: BlockList,
  exempted: readonly Exempted[],
  platform: Platform,
): readonly Share[] {
  const owners = ownersIn(list, exempted, platform);
  const parts = new Map<string, { apps: readonly AppId[]; products: BlockedProduct[] }>();
  parts.set('', { apps: [], products: [] });
  for (const product of list.products) {
    const split = Map.groupBy(product.identifiers, (one) => owners(one).join(' '));
    for (const [owned, identifiers] of split) {
      const apps = owners(identifiers[0]);
      const part = parts.get(owned) ?? { apps, products: [] };
      parts.set(owned, part);
      part.products.push({ ...product, identifiers });
    }
  }
  return [...parts.values()].map(({ apps, products }) => ({
    list: { ...list, products },
    name: apps.length === 0 ? '' : `.app.${shortHash(apps)}`,
    except: devicesOf(apps, exempted),
    only: null,
  }));
}

/** For settings that don't, or of which nobody says: each set of exempted apps is a list of its own, whole but for these. */
export function shareVariants(
  list: BlockList,
  exempted: readonly Exempted[],
  platform: Platform,
): readonly Share[] {
  const owners = ownersIn(list, exempted, platform);
  const here = new Set(
    list.products.flatMap(({ identifiers }) => identifiers.flatMap((one) => owners(one))),
  );
  const appsOf = new Map<DeviceRef, Set<AppId>>();
  for (const { app, devices } of exempted)
    if (here.has(app))
      for (const device of devices)
        appsOf.set(device, (appsOf.get(device) ?? new Set<AppId>()).add(app));
  const variants = Map.groupBy(appsOf.keys(), (device) =>
    [...(appsOf.get(device) ?? [])].sort().join(' '),
  );
  const whole: Share = { list, name: '', except: [...appsOf.keys()].sort(), only: null };
  return [
    whole,
    ...[...variants].map(([text, devices]): Share => {
      const apps = text.split(' ') as AppId[];
      const products = list.products.map((product) => ({
        ...product,
        identifiers: product.identifiers.filter(
          (one) => !owners(one).some((app) => apps.includes(app)),
        ),
      }));
      const name = `.but.${shortHash(apps)}`;
      return { list: { ...list, products }, name, except: [], only: devices.toSorted() };
    }),
  ];
}

const NONE: readonly AppId[] = [];

/** Which of the exempted apps an identifier is one of; in text order. Without regard to case: some settings fold it. */
function ownersIn(
  { products }: BlockList,
  exempted: readonly Exempted[],
  platform: Platform,
): (one: PlatformIdentifier | undefined) => readonly AppId[] {
  const apps = new Set(exempted.map(({ app }) => app));
  const owners = new Map<string, Set<AppId>>();
  for (const { app, identifiers } of products) {
    if (!apps.has(app)) continue;
    for (const one of identifiers) {
      if (one.platform !== platform) continue;
      const folded = one.identifier.toLowerCase();
      owners.set(folded, (owners.get(folded) ?? new Set<AppId>()).add(app));
    }
  }
  const sorted = new Map([...owners].map(([identifier, own]) => [identifier, [...own].sort()]));
  return (one) =>
    one?.platform === platform ? (sorted.get(one.identifier.toLowerCase()) ?? NONE) : NONE;
}

const devicesOf = (apps: readonly AppId[], exempted: readonly Exempted[]): readonly DeviceRef[] =>
  [...new Set(exempted.flatMap(({ app, devices }) => (apps.includes(app) ? devices : [])))].sort();

const shortHash = (apps: readonly AppId[]): string =>
  createHash('sha256').update(apps.join('\n'), 'utf8').digest('hex').slice(0, 12);
