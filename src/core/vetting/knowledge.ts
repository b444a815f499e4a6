import type { Platform } from '../catalogue.ts';
import type { Day } from '../day.ts';
import type { AppId, Basis, EntityId } from '../statements.ts';

/**
 * What the catalogue knows of the signs by which code, servers and makers are recognised: plain JSON, since it goes to the process that reads the
 * file. It knows no law and no ownership.
 */
export type Knowledge = {
  readonly version: Day;
  readonly digest: string;
  readonly kits: readonly Kit[];
  readonly anchors: readonly (Sourced & {
    readonly id: string;
    readonly name: string;
    readonly sha256: string;
    readonly entity: EntityId | null;
  })[];
  readonly signers: readonly KnownSigner[];
  readonly domains: readonly (Sourced & {
    readonly domain: string;
    /** Who owns it; of an app's domain its publisher, where that was read. */
    readonly entity: EntityId | null;
    readonly app: AppId | null;
    /** `cdn`: delivers for many; `web`: a site that anybody links to. Both say less of whom an app talks to. */
    readonly use: 'cdn' | 'web' | 'other';
  })[];
  readonly identifiers: readonly {
    readonly platform: Platform;
    readonly identifier: string;
    readonly app: AppId;
  }[];
  /** What known apps are called, in all languages. */
  readonly names: readonly { readonly name: string; readonly app: AppId }[];
  /** Code that is a known app's own: under another identifier it is a fork. */
  readonly code: readonly (Sourced & {
    readonly prefix: string;
    readonly app: AppId;
    readonly entity: EntityId | null;
  })[];
};

type Sourced = { readonly basis: Basis; readonly source: string };

/** A part of apps that somebody else makes, and how it is recognised. In lists of names `*` stands for any characters. */
export type Kit = Sourced & {
  readonly table: 'sdks' | 'packers' | 'loaders' | 'channels';
  readonly id: string;
  readonly name: string;
  readonly entity: EntityId | null;
  /** Fewer classes than this are a trace: a stub, what is left of it, a name that somebody borrowed. */
  readonly leastClasses: number;
  /** Java packages or whole class names, without a final point. */
  readonly packages: readonly string[];
  /** Beginnings of Objective-C and Swift class names. */
  readonly applePrefixes: readonly string[];
  readonly frameworks: readonly string[];
  readonly libraries: readonly string[];
  readonly assets: readonly string[];
  readonly metaData: readonly string[];
  readonly permissions: readonly string[];
  readonly domains: readonly string[];
};

export type KnownSigner = Sourced & {
  readonly platform: Platform;
  /** SHA-256 of a certificate (hex, small letters), or an Apple team. */
  readonly key: string;
  readonly app: AppId | null;
  /** For which of the app's identifiers it was read; null: not said. Another may be signed otherwise. */
  readonly identifier: string | null;
  /** The maker: as stated, else the app's publisher, where that was read. */
  readonly entity: EntityId | null;
  /** The private key is public. */
  readonly anyone: boolean;
};
