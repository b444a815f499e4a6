import { z } from 'zod';

/**
 * What is read of Graph's answers; all else is dropped. Members that Graph leaves out or sets to null come out as null: types
 * `@microsoft/microsoft-graph-types` 2.43.1 and `-beta` 0.44.0-preview, read 2026-11-25.
 */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null);
const count = z
  .number()
  .nullish()
  .transform((value) => value ?? null);
const id = z.string().min(1).max(512);

export const Page = z.object({
  value: z.array(z.unknown()),
  /** A whole address; whether it is of the same host, the client sees to. */
  '@odata.nextLink': z
    .string()
    .regex(/^https?:\/\//i)
    .optional(),
});

export const DeviceRow = z.object({
  id,
  azureADDeviceId: text,
  userId: text,
  operatingSystem: text,
  osVersion: text,
  managedDeviceOwnerType: text,
  deviceEnrollmentType: text,
  managementAgent: text,
  isSupervised: flag,
  lastSyncDateTime: text,
  serialNumber: text,
  userPrincipalName: text,
});
export type DeviceRow = z.infer<typeof DeviceRow>;

export const Overview = z.object({ enrolledDeviceCount: count });

export const ExportJob = z.object({ id, status: z.string(), url: text });
export type ExportJob = z.infer<typeof ExportJob>;

export const DetectedApp = z.object({ id, displayName: text, publisher: text, version: text });
export type DetectedApp = z.infer<typeof DetectedApp>;

export const Violation = z.object({
  managedDeviceId: id,
  deviceName: text,
  restrictedApps: z
    .array(z.object({ appId: text }))
    .nullish()
    .transform((apps) => apps ?? []),
});
export type Violation = z.infer<typeof Violation>;

export const BatchAnswer = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number().int(),
      headers: z.record(z.string(), z.unknown()).nullish(),
      body: z.unknown().optional(),
    }),
  ),
});

const Target = z.looseObject({ '@odata.type': z.string(), groupId: text });
/** Kept whole: what is others' is sent back as it came. */
export const Assignment = z.looseObject({
  id: text,
  intent: text,
  target: Target,
});
export type Assignment = z.infer<typeof Assignment>;

/** Of any policy or profile, what is common; the rest stays for whoever knows its kind. */
export const Policy = z.looseObject({
  id,
  '@odata.type': text,
  name: text,
  displayName: text,
  description: text,
  platforms: text,
  createdDateTime: text,
  lastModifiedDateTime: text,
});
export type Policy = z.infer<typeof Policy>;

export const Created = z.object({ id });

export const StoreApp = z.object({ id, packageId: text });
export type StoreApp = { readonly id: string; readonly packageId: string };

export const Group = z.object({ id, displayName: text, description: text });
export type Group = z.infer<typeof Group>;

/** A member of a group: `deviceId` is what managed devices call `azureADDeviceId`; `id` is the directory's own. */
export const Member = z.object({ '@odata.type': text, id, deviceId: text });
export type Member = z.infer<typeof Member>;

export const StatusRow = z.object({
  id,
  status: text,
  lastReportedDateTime: text,
});
