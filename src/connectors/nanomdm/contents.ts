import type { Memory } from '../../actions/mdm/connector.ts';
import type { Restriction } from '../../core/mdm/restriction.ts';
import { dictsIn, isDict, readDict, textIn, textsIn } from './plist.ts';
import { pack, recordsUnder, unpack } from './records.ts';
import { baseOf } from './uuid.ts';

/** A restriction as a phone knows it again. */
export type Content = {
  /** Of these bytes: two of the same meaning differ in title and PayloadUUID. */
  readonly id: string;
  readonly key: string;
  readonly hash: string;
} & (
  | {
      readonly kind: 'profile';
      readonly text: string;
      /** `PayloadIdentifier` and `PayloadUUID` of the whole, as ProfileList tells them. */
      readonly identifier: string;
      readonly uuid: string;
      readonly blocked: readonly string[];
      readonly allowed: readonly string[];
    }
  | {
      readonly kind: 'declaration';
      readonly set: string;
      readonly declarations: readonly { readonly Identifier: string; readonly Type: string }[];
      /** The one whose status tells whether it is in force. */
      readonly configuration: string;
    }
);

/** Null: no kind of restriction that an Apple device knows. */
export async function contentOf(restriction: Restriction): Promise<Content | null> {
  const { key, hash, kind, content } = restriction;
  if (kind === 'apple-profile') return profileOf(key, hash, content);
  if (kind === 'apple-declaration') return declarationOf(key, hash, content);
  return null;
}

async function profileOf(key: string, hash: string, text: string): Promise<Content | null> {
  const profile = await readDict(Buffer.from(text));
  if (profile === null) return null;
  const identifier = textIn(profile, 'PayloadIdentifier');
  const uuid = textIn(profile, 'PayloadUUID');
  if (identifier === null || uuid === null) return null;
  const payloads = dictsIn(profile, 'PayloadContent');
  const all = (...keys: readonly string[]): readonly string[] => [
    ...new Set(payloads.flatMap((payload) => keys.flatMap((name) => textsIn(payload, name)))),
  ];
  const blocked = all('blockedAppBundleIDs', 'blacklistedAppBundleIDs');
  const allowed = all('allowListedAppBundleIDs', 'whitelistedAppBundleIDs');
  const id = baseOf(key, text);
  return { kind: 'profile', id, key, hash, text, identifier, uuid, blocked, allowed };
}

/**
 * A set of KMFDDM holds one version of a restriction: replaced in place, a declaration would reach every device that has it, and a
 * canary would be none. So the version is part of the names; `DeniedApps` of two versions add up (Apple schema of OS 27, read), and
 * no moment is without a block.
 */
function declarationOf(key: string, hash: string, text: string): Content | null {
  const declaration: unknown = JSON.parse(text);
  if (!isDict(declaration)) return null;
  const { Type, Identifier, Payload } = declaration;
  if (typeof Type !== 'string' || typeof Identifier !== 'string') return null;
  const configuration = `${Identifier}.${hash.slice(0, 12)}`;
  const activation = {
    Type: 'com.apple.activation.simple',
    Identifier: `${configuration}.activation`,
    Payload: { StandardConfigurations: [configuration] },
  };
  return {
    kind: 'declaration',
    id: baseOf(key, hash),
    key,
    hash,
    set: setName(key, hash),
    // Without ServerToken: KMFDDM makes its own.
    declarations: [{ Type, Identifier: configuration, Payload } as never, activation],
    configuration,
  };
}

const MARK = 'grendel.';
const setName = (key: string, hash: string): string => `${MARK}${key}.${hash.slice(0, 12)}`;
/** Null: a set of somebody else. */
export function readSetName(
  set: string,
): { readonly key: string; readonly version: string } | null {
  const [, key, version] = /^grendel\.(.+)\.([0-9a-f]{12})$/.exec(set) ?? [];
  return key === undefined || version === undefined ? null : { key, version };
}

/** Whatever put it there: our profiles bear this in their identifiers, and the key behind it (`blocking/apple-profile.ts`). */
const OURS = /\.grendel\.(block|allow)((?:\.[a-z0-9-]+)*)$/;
export const isOurs = (identifier: string): boolean => OURS.test(identifier);

/** The same of a declaration, whose name bears the version too: the key of its restriction. Null: somebody else's, or an activation. */
export function keyOfDeclaration(identifier: string): string | null {
  const [, name] = /^(.+)\.[0-9a-f]{12}$/.exec(identifier) ?? [];
  const [, purpose, rest = ''] = OURS.exec(name ?? '') ?? [];
  return purpose === undefined ? null : `${purpose}.apple-declaration${rest}`;
}

/** All contents that were ever given, so that one that a phone reports is known again. */
export type Contents = {
  readonly all: () => Promise<readonly Content[]>;
  readonly find: (id: string) => Promise<Content | null>;
  readonly keep: (content: Content) => Promise<void>;
};

export function contentsIn(memory: Memory): Contents {
  const known = new Map<string, Content>();
  return {
    async all() {
      for await (const value of recordsUnder(memory, 'content/', new AbortController().signal)) {
        const content = value as Content;
        known.set(content.id, content);
      }
      return [...known.values()];
    },
    async find(id) {
      const value = known.get(id) ?? null;
      if (value !== null) return value;
      const stored = await memory.read(`content/${id}`);
      if (stored === null) return null;
      const content = unpack(stored) as Content;
      known.set(id, content);
      return content;
    },
    async keep(content) {
      if (known.has(content.id)) return;
      await memory.write(`content/${content.id}`, pack(content));
      known.set(content.id, content);
    },
  };
}

/** To which restriction a profile on a phone belongs; `hash` null where the version is none that we know. */
export function knownAs(
  contents: readonly Content[],
  identifier: string,
  uuid: string,
): { readonly key: string; readonly hash: string | null } {
  const same = contents.filter(
    (content) => content.kind === 'profile' && content.identifier === identifier,
  );
  const exact = same.find((content) => content.kind === 'profile' && content.uuid === uuid);
  if (exact !== undefined) return { key: exact.key, hash: exact.hash };
  const [, purpose = 'block', rest = ''] = OURS.exec(identifier) ?? [];
  return { key: same[0]?.key ?? `${purpose}.apple-profile${rest}`, hash: null };
}
