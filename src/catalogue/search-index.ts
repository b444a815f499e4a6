import type { Catalogue, Platform } from '../core/catalogue.ts';
import { readingsOf, soundOf, type Readings } from './sounds.ts';

/** A text of the catalogue by which an app or an entity is found. */
export type Indexed = {
  readonly kind: 'app' | 'entity';
  readonly id: string;
  readonly name: string;
  readonly by: 'identifier' | 'track-id' | 'id' | 'name';
  readonly text: string;
  readonly platform: Platform | null;
  readonly folded: string;
  /** Of a name: how it sounds, and each of its words where it has several. */
  readonly sound: string;
  readonly words: readonly string[];
};
type Index = { readonly entries: readonly Indexed[]; readonly readings: Readings };

const indexes = new WeakMap<Catalogue, Index>();

/** Worked out once for a catalogue, in some tens of milliseconds. */
export function indexOf(catalogue: Catalogue): Index {
  const known = indexes.get(catalogue);
  if (known !== undefined) return known;
  const readings = readingsOf(catalogue);
  const index = { readings, entries: [...textsOf(catalogue)].map((one) => entryOf(one, readings)) };
  indexes.set(catalogue, index);
  return index;
}

type Text = Omit<Indexed, 'folded' | 'sound' | 'words'>;

function* textsOf(catalogue: Catalogue): Generator<Text> {
  const names = new Map<string, string>(catalogue.apps.map(({ id, name }) => [id, name]));
  const app = (id: string, by: Text['by'], text: string, platform: Platform | null): Text => ({
    kind: 'app',
    id,
    name: names.get(id) ?? id,
    by,
    text,
    platform,
  });
  for (const { app: id, identifier, trackId, platform } of catalogue.identifiers) {
    yield app(id, 'identifier', identifier, platform);
    if (trackId !== '') yield app(id, 'track-id', trackId, platform);
  }
  for (const { id, name } of catalogue.apps) {
    yield app(id, 'id', id, null);
    yield app(id, 'name', name, null);
  }
  for (const { app: id, name } of catalogue.names) yield app(id, 'name', name, null);
  for (const { id, name } of catalogue.entities)
    for (const [by, text] of [['id', id] as const, ['name', name] as const])
      yield { kind: 'entity', id, name, by, text, platform: null };
}

function entryOf(one: Text, readings: Readings): Indexed {
  const folded = one.text.normalize('NFC').toLowerCase();
  if (one.by !== 'name') return { ...one, folded, sound: '', words: [] };
  const words = one.text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
  return {
    ...one,
    folded,
    sound: soundOf(one.text, readings),
    words: words.length > 1 ? words.map((word) => soundOf(word, readings)) : [],
  };
}
