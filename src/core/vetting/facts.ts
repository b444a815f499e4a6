import type { Platform } from '../catalogue.ts';
import type { Named, Place } from './place.ts';

/**
 * What an app file says, as the phone would read it: only what stands in it, no judgement. Lists keep the file's order and have bounds (the readers
 * say which). What could not be read is in `unread`, never just missing.
 */
export type Facts = {
  readonly platform: Platform;
  readonly format: 'apk' | 'split-apks' | 'ipa';
  /** Package name or bundle ID, exact case; null: none could be read. */
  readonly identifier: Named | null;
  /** For people: versionName, CFBundleShortVersionString. */
  readonly version: Named | null;
  /** For machines: versionCode (64 bit, decimal), CFBundleVersion. */
  readonly build: Named | null;
  /** What stands under the icon. Language: BCP 47, `und` for the default. */
  readonly labels: readonly (Named & { readonly language: string })[];
  /** As the file writes them: API levels on Android, iOS versions. */
  readonly oldestSystem: string | null;
  readonly targetSystem: string | null;
  /** Who signed, each certificate of a rotation's lineage included. Verified or not stands with each. */
  readonly signers: readonly Signer[];
  /** Apple teams, from the code signature, the entitlements and the provisioning profile. */
  readonly teams: readonly (Named & {
    readonly says: 'code-signature' | 'entitlements' | 'profile';
    readonly organisation: string | null;
  })[];
  /** Activities, services, receivers, providers, the application's class and its factory; app extensions on iOS (bundle IDs). */
  readonly components: readonly (Named & {
    readonly kind:
      | 'application'
      | 'activity'
      | 'service'
      | 'receiver'
      | 'provider'
      | 'factory'
      | 'extension';
  })[];
  /** Keys of meta-data (Android) and of Info.plist (iOS), with their value where it is a short text. */
  readonly metaData: readonly (Named & { readonly value: string | null })[];
  /** What the app asks to be allowed: Android permissions; on iOS NS…UsageDescription keys and entitlements. */
  readonly permissions: readonly Named[];
  /** Other apps it asks about: <queries>, LSApplicationQueriesSchemes. */
  readonly queries: readonly Named[];
  /** Files of native code: `libumeng-spy.so`, `Foo.dylib`. The last part of the name only. */
  readonly libraries: readonly Named[];
  /** iOS frameworks, embedded and linked from outside the system: `YandexMobileAds`. */
  readonly frameworks: readonly (Named & {
    readonly bundleId: string | null;
    readonly version: string | null;
  })[];
  /** Names of all other entries (assets, resources): asked by pattern and not listed, since there may be 65,535. */
  readonly files: { find(pattern: RegExp, most: number): readonly Named[] };
  /** One per DEX file or Mach-O image: what can be asked about its classes. */
  readonly classes: readonly ClassIndex[];
  /** Hosts found in code, configuration and resources; lower case, without port. */
  readonly hosts: readonly (Named & {
    readonly from: 'code' | 'manifest' | 'configuration' | 'privacy-manifest';
  })[];
  /** Addresses in code whose path holds a dotted name (`com.snowplowanalytics.snowplow`): at most 1,000. */
  readonly addresses: readonly Named[];
  /** Certificates of authorities that the app brings along. SHA-256 of the DER. */
  readonly trustAnchors: readonly (Named & { readonly sha256: string })[];
  /** Numbers of registers that stand in texts: leads for a person, nothing else. */
  readonly leads: readonly (Named & {
    readonly kind: 'icp' | 'public-security' | 'inn' | 'ogrn';
  })[];
  /** The developer's own language: CFBundleDevelopmentRegion, the default of resources where it can be told. */
  readonly defaultLanguage: Named | null;
  /** Parts that could not be read and why: what is not found there is no evidence of absence. */
  readonly unread: readonly Unread[];
};

export type Unread = {
  readonly what: 'manifest' | 'code' | 'signature' | 'resources' | 'profile' | 'entry' | 'nested';
  readonly why: 'encrypted' | 'packed' | 'broken' | 'missing' | 'limit' | 'unknown-method';
  readonly place: Place;
};

export type Signer = {
  /** `v3.1` and so on; `cms` for a provisioning profile. */
  readonly scheme: 'v1' | 'v2' | 'v3' | 'v3.1' | 'cms';
  /** Whose signature the newest phones look at; `lineage`: an earlier certificate of the same developer, proven by rotation. */
  readonly role: 'signer' | 'lineage';
  /** The signature holds over this file's content. False: it does not; null: not verified (nobody could, or it is an ancestor's). */
  readonly verified: boolean | null;
  readonly certificate: Certificate;
  readonly place: Place;
};

/** Identified by the SHA-256 of its DER; the rest is its own, self-declared text and may be missing where it can't be parsed. */
export type Certificate = {
  readonly sha256: string;
  readonly sha1: string;
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly serial: string | null;
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  /** `RSA 2048`, `EC P-256`. */
  readonly key: string | null;
  readonly signatureAlgorithm: string | null;
  /** SHA-256 of the public key (SPKI, DER). */
  readonly spki: string | null;
};

export type ClassIndex = {
  readonly place: Place;
  /** Java package names (`com.umeng.analytics`), or names of Objective-C and Swift classes. */
  readonly kind: 'java' | 'apple';
  /** Classes defined here. */
  readonly defined: number;
  /**
   * Classes under a prefix, null where there is none. Java: on package boundaries (`com.umeng` is not `com.umengx`), dots between. Apple: names that begin so.
   * `defined`: in this file; `referenced`: named by it and defined elsewhere.
   */
  under(prefix: string): {
    readonly defined: number;
    readonly referenced: number;
    readonly first: Named;
  } | null;
};
