/** The tables of the data pack and their columns; `spec/catalogue.md` says what each means. */
export type TableName =
  | 'entities'
  | 'seats'
  | 'interests'
  | 'apps'
  | 'identifiers'
  | 'publications'
  | 'names'
  | 'traits'
  | 'namespaces'
  | 'listings'
  | 'sdks'
  | 'domains'
  | 'packers'
  | 'loaders'
  | 'channels'
  | 'anchors'
  | 'signers'
  | 'code'
  | 'sources';

export type TableShape = {
  /** Without it the pack says nothing. All other tables may be missing. */
  readonly needed: boolean;
  /** Columns that must stand in the header. */
  readonly columns: readonly string[];
  /** Columns that may be left out: their cells are then empty. */
  readonly optional: readonly string[];
  /** What makes a row the same row: unique in its table, and how two packs are compared. */
  readonly key: readonly string[];
};

const CLAIM = ['says', 'from', 'to', 'standing', 'source', 'note'] as const;

/** How a part of an app is recognised: lists with semicolons. */
export const SIGNS = [
  'android_prefixes',
  'ios_frameworks',
  'class_prefixes',
  'libraries',
  'assets',
  'meta_data',
  'permissions',
  'domains',
  'least_classes',
] as const;

/** What hides, loads or sells an app; its maker need not be known. */
const KIT: TableShape = {
  needed: false,
  columns: ['id', 'name', 'basis'],
  optional: ['entity', ...SIGNS, 'source', 'note'],
  key: ['id'],
};

export const TABLES: Readonly<Record<TableName, TableShape>> = {
  entities: {
    needed: true,
    columns: ['id', 'name', 'kind'],
    optional: ['state_of', 'lei', 'wikidata', 'basis', 'source', 'note'],
    key: ['id'],
  },
  seats: {
    needed: false,
    columns: ['entity', 'kind', 'territory', 'basis'],
    optional: CLAIM,
    key: ['entity', 'kind', 'territory', 'says', 'from', 'source'],
  },
  interests: {
    needed: false,
    columns: ['owner', 'asset', 'kind', 'basis'],
    optional: ['share_min_pct', 'share_max_pct', ...CLAIM],
    key: ['owner', 'asset', 'kind', 'says', 'from', 'source'],
  },
  apps: {
    needed: true,
    columns: ['id', 'name'],
    optional: ['sensitive', 'note'],
    key: ['id'],
  },
  identifiers: {
    needed: true,
    columns: ['app', 'platform', 'identifier', 'basis'],
    optional: ['track_id', 'borrowed', 'from', 'to', 'source', 'note'],
    key: ['platform', 'identifier'],
  },
  publications: {
    needed: true,
    columns: ['app', 'entity', 'role', 'basis'],
    optional: ['store_name', ...CLAIM],
    key: ['app', 'entity', 'role', 'store_name', 'says', 'from', 'source'],
  },
  names: {
    needed: false,
    columns: ['app', 'name', 'basis'],
    optional: ['language', 'source'],
    key: ['app', 'name'],
  },
  traits: {
    needed: false,
    columns: ['app', 'kind', 'entity', 'what', 'basis'],
    optional: CLAIM,
    key: ['app', 'kind', 'entity', 'what', 'says', 'from', 'source'],
  },
  namespaces: {
    needed: false,
    columns: ['prefix', 'entity', 'basis'],
    optional: ['source'],
    key: ['prefix'],
  },
  listings: {
    needed: false,
    columns: [
      'listing_id',
      'government',
      'authority',
      'instrument',
      'subject_kind',
      'subject_id',
      'words',
      'measure',
      'basis',
    ],
    optional: ['subsidiaries', 'affiliates', 'scope', 'from', 'to', 'source'],
    key: ['listing_id'],
  },
  sdks: {
    needed: false,
    columns: ['id', 'name', 'entity', 'basis'],
    optional: [...SIGNS, 'source', 'note'],
    key: ['id'],
  },
  domains: {
    needed: false,
    columns: ['domain', 'basis'],
    optional: ['app', 'entity', 'use', 'source'],
    key: ['domain'],
  },
  packers: KIT,
  loaders: KIT,
  channels: KIT,
  anchors: {
    needed: false,
    columns: ['id', 'name', 'sha256', 'basis'],
    optional: ['entity', 'source', 'note'],
    key: ['id'],
  },
  signers: {
    needed: false,
    columns: ['platform', 'key', 'basis'],
    optional: ['app', 'identifier', 'entity', 'anyone', 'source', 'note'],
    key: ['platform', 'key', 'app', 'identifier', 'entity'],
  },
  code: {
    needed: false,
    columns: ['app', 'prefix', 'basis'],
    optional: ['source', 'note'],
    key: ['app', 'prefix'],
  },
  sources: {
    needed: false,
    columns: ['prefix', 'quality'],
    optional: ['note'],
    key: ['prefix'],
  },
};

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];
export const fileOf = (table: TableName): string => `${table}.csv`;
