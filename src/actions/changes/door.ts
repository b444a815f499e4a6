import type { ChangeId, ChangeKind, Content } from '../../core/changes/change.ts';
import type { Catalogue } from '../../core/catalogue.ts';

/** What somebody proposes, as they hand it in: not yet read. */
export type Draft =
  | { readonly kind: 'policy' | 'listing' | 'clearance' | 'finding'; readonly json: unknown }
  /** The tables by the names of their files. */
  | { readonly kind: 'catalogue'; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: 'end'; readonly change: ChangeId };

export type Prepared =
  | { readonly ok: true; readonly content: Content; readonly document: Uint8Array }
  /** One sentence each: file, line, column or member, what is wrong and what to do. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads documents of rules. Their formats are the catalogue's; `src/wiring` joins them. */
export type RuleReader = {
  /** Checks a draft whole, against the catalogue in force where it refers to one. */
  readonly prepare: (draft: Draft, inForce: Catalogue) => Prepared;
  /** Of a document that was prepared once. */
  readonly read: (kind: ChangeKind, document: Uint8Array) => Content;
  /** SHA-256 in hexadecimal; of a catalogue, its digest. */
  readonly digest: (document: Uint8Array) => string;
  readonly pack: (document: Uint8Array) => Uint8Array;
  readonly unpack: (packed: Uint8Array) => Uint8Array;
  /** How many rows of which tables another catalogue has more, less, or otherwise. */
  readonly compare: (before: Uint8Array, after: Uint8Array) => readonly TableChanges[];
};

export type TableChanges = {
  readonly table: string;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
};

export type ChangeDoor = { readonly reader: RuleReader; readonly library: Library };

/** Contents of documents, read once. */
export type Library = {
  readonly content: (
    documents: { readonly document: (digest: string) => Promise<Uint8Array | null> },
    one: { readonly kind: ChangeKind; readonly document: string },
  ) => Promise<Content>;
};

/** So many documents stay read: a catalogue takes some ten megabytes. */
const KEPT = { catalogue: 4, other: 100 } as const;

/** `known`: contents that were read already, by digest. */
export function keepLibrary(
  reader: Pick<RuleReader, 'read' | 'unpack'>,
  known: readonly (readonly [digest: string, content: Content])[] = [],
): Library {
  const catalogues = new Map<string, Content>();
  const others = new Map<string, Content>();
  const shelf = (kind: ChangeKind) => (kind === 'catalogue' ? catalogues : others);
  const keep = (digest: string, content: Content): void => {
    const of = shelf(content.kind);
    of.delete(digest);
    of.set(digest, content);
    const most = content.kind === 'catalogue' ? KEPT.catalogue : KEPT.other;
    const [oldest] = of.keys();
    if (of.size > most && oldest !== undefined) of.delete(oldest);
  };
  for (const [digest, content] of known) keep(digest, content);
  return {
    async content(documents, { kind, document }) {
      const before = shelf(kind).get(document);
      if (before?.kind === kind) {
        keep(document, before);
        return before;
      }
      const packed = await documents.document(document);
      if (packed === null) throw new Error('a document of the rules is not there');
      const content = reader.read(kind, reader.unpack(packed));
      keep(document, content);
      return content;
    },
  };
}
