import type { Said } from './value.ts';

/** What an AndroidManifest.xml says, as the phone reads it. Offsets are bytes from its start. Null: it says nothing. */
export type Manifest = {
  readonly package: Said | null;
  /** 64 bit, decimal, with `versionCodeMajor` in its upper half; null where it is no number. */
  readonly versionCode: { readonly value: string; readonly offset: number } | null;
  /** The resource that holds the version code, where the manifest names one instead of a number. */
  readonly versionCodeFrom: number | null;
  readonly versionName: Said | null;
  readonly sharedUserId: Said | null;
  /** An API level or the code name of one. */
  readonly minSdk: Said | null;
  readonly targetSdk: Said | null;
  readonly maxSdk: Said | null;
  readonly compileSdk: Said | null;
  readonly compileSdkCodename: Said | null;
  /** `package` of the file this one was built from, where it was renamed while building. */
  readonly originalPackage: Said | null;
  readonly splitting: Splitting;
  /** Null: there is no application element, as in some split archives and overlays. */
  readonly application: Application | null;
  readonly components: readonly Component[];
  readonly metaData: readonly MetaData[];
  readonly permissions: readonly Permission[];
  /** Permissions that it defines for others. */
  readonly definedPermissions: readonly (Thing & { readonly protection: string | null })[];
  readonly queries: readonly (Thing & { readonly kind: 'package' | 'intent' | 'provider' })[];
  readonly usesLibraries: readonly (Thing & {
    readonly kind: 'shared' | 'native' | 'static' | 'sdk';
    readonly isRequired: boolean;
  })[];
  readonly features: readonly (Thing & { readonly isRequired: boolean })[];
  readonly instrumentation: readonly (Thing & { readonly target: string | null })[];
  /** Libraries that it is itself for others. */
  readonly libraries: readonly (Thing & { readonly kind: 'shared' | 'static' | 'sdk' })[];
  /** Hosts of links that it opens; `isVerified`: it asks Android to check that the host's owner agrees. */
  readonly hosts: readonly (Thing & { readonly isVerified: boolean })[];
};

export type Thing = { readonly name: string; readonly offset: number };

export type Permission = Thing & {
  /** Asked for up to this API level only. */
  readonly maxSdk: number | null;
  readonly from: 'always' | 'sdk-23';
};

type Splitting = {
  /** Name of this part; null in the base. */
  readonly split: Said | null;
  readonly configForSplit: Said | null;
  readonly isFeatureSplit: boolean;
  readonly isSplitRequired: boolean;
  /** Separated by commas, as written. */
  readonly requiredSplitTypes: Said | null;
  readonly splitTypes: Said | null;
};

export type Application = {
  readonly offset: number;
  /** Full class names. */
  readonly className: Thing | null;
  readonly factory: Thing | null;
  readonly backupAgent: Thing | null;
  readonly zygotePreload: Thing | null;
  readonly label: Said | null;
  readonly icon: Said | null;
  readonly process: Said | null;
  readonly networkSecurityConfig: Said | null;
  readonly debuggable: boolean;
  /** False: it says that it has no code of its own. */
  readonly hasCode: boolean;
  readonly allowBackup: boolean | null;
  readonly extractNativeLibs: boolean | null;
  readonly usesCleartextTraffic: boolean | null;
};

export type Component = Thing & {
  readonly kind: 'activity' | 'activity-alias' | 'service' | 'receiver' | 'provider';
  readonly label: Said | null;
  readonly process: string | null;
  readonly permission: string | null;
  /** Null: not said; then an activity, service or receiver with intent filters is exported on Android before 12. */
  readonly exported: boolean | null;
  readonly enabled: boolean;
  readonly isIsolated: boolean;
  readonly authorities: string | null;
  /** Of an alias: the activity behind it. */
  readonly target: string | null;
  readonly actions: readonly string[];
};

export type MetaData = Thing & {
  readonly value: string | null;
  readonly resource: number | null;
  /** Class name of the component it belongs to; null: the application's. */
  readonly component: string | null;
};
