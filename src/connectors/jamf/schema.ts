import { z } from 'zod';

/**
 * Jamf's answers, as far as they are looked at: OpenAPI 11.7.1 (read 2026-11-25) for the newer API; the classic API's members are
 * from its XML examples and from memory (unverified). What is not understood of one member is unknown, and does not cost the rest.
 */
const text = z.string().nullish().catch(null);
const flag = z
  .union([z.boolean(), z.enum(['true', 'false'])])
  .transform((value) => value === true || value === 'true')
  .nullish()
  .catch(null);
/** The newer API writes ids as texts, the classic one as numbers. */
const id = z
  .union([z.string(), z.number().int()])
  .transform(String)
  .pipe(z.string().regex(/^\d{1,15}$/));

const DeviceProfile = z.object({
  displayName: text,
  uuid: text,
  identifier: text,
  lastInstalled: text,
});
export type DeviceProfile = z.infer<typeof DeviceProfile>;

export const Device = z.object({
  mobileDeviceId: id,
  deviceType: text,
  /** Null: Jamf could not read this section (LENIENT). */
  general: z
    .object({
      osVersion: text,
      managed: flag,
      supervised: flag,
      deviceOwnershipType: text,
      lastInventoryUpdateDate: text,
    })
    .nullish(),
  profiles: z.array(DeviceProfile).nullish(),
});
export type Device = z.infer<typeof Device>;

export const DevicePage = z.object({
  totalCount: z.number().int().nonnegative().nullish(),
  results: z.array(z.unknown()),
});

/**
 * The classic API's lists: JSON has an array, XML an element with one element for each (`<mobile_devices><mobile_device>`) and
 * sometimes `<size>` beside them; an empty one is an empty text.
 */
export function entries(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value)
    .flatMap((one: unknown) => (Array.isArray(one) ? one : [one]))
    .filter((one) => typeof one === 'object' && one !== null);
}
const listOf = <T extends z.ZodType>(entry: T) =>
  z.unknown().transform(entries).pipe(z.array(entry));

const Entry = z.object({ id, name: text });
/** Lists of names and ids: who is meant is not looked at, only whether anybody is. */
export const Scope = z.record(z.string(), z.unknown());

export const ProfileList = z.object({ configuration_profiles: listOf(Entry) });
export const Profile = z.object({
  configuration_profile: z.object({
    general: z.object({
      id,
      name: text,
      description: text,
      uuid: text,
      payloads: text,
    }),
    scope: Scope.nullish().catch(null),
  }),
});
export type Profile = z.infer<typeof Profile>['configuration_profile'];

export const CatalogueApp = z.object({
  mobile_device_application: z.object({
    general: z.object({ id }),
    scope: Scope,
  }),
});
export const DeviceIds = listOf(z.object({ id }));
