import { z } from 'zod';

/**
 * An export is gzip'd NDJSON. The first line is the header; then for each table a line that names it and its columns, and a line
 * for each row: an array of PostgreSQL's own texts of the values, or null; last the trailer.
 *
 *     {"grendel":"export/1","made":"2026-11-27T09:00:00Z","steps":[…],"keys":[…]}
 *     {"table":"organisation","columns":["id","parent_id",…],"last":null}
 *     ["0193…",null,…]
 *     {"rows":{"organisation":1,…},"sha256":"…"}
 */
export const FORMAT = 'export/1';

const Step = z.strictObject({ name: z.string().max(200), digest: z.string().max(64) });
const KeyPrint = z.strictObject({
  use: z.string().max(20),
  number: z.int().positive(),
  print: z.string().max(64),
});

const AnyFormat = z.object({ grendel: z.string().startsWith('export/') });
const HeaderForm = z.strictObject({
  grendel: z.literal(FORMAT),
  made: z.iso.datetime(),
  /** Migrations that its database had taken. */
  steps: z.array(Step),
  /** Which keys it was written with, never a key. */
  keys: z.array(KeyPrint),
});
const TableForm = z.strictObject({
  table: z.string().max(63),
  columns: z.array(z.string().max(100)).min(1),
  /** The last number that the database gave, where it numbers the rows. */
  last: z.int().nonnegative().nullable(),
});
const TrailerForm = z.strictObject({
  rows: z.record(z.string(), z.int().nonnegative()),
  /** Of all bytes before this line, unpacked. */
  sha256: z.string().length(64),
});

export type Header = z.infer<typeof HeaderForm>;
export type KeyPrint = z.infer<typeof KeyPrint>;
export type Line =
  | { readonly kind: 'header'; readonly header: Header }
  | { readonly kind: 'other-format'; readonly format: string }
  | { readonly kind: 'table'; readonly table: z.infer<typeof TableForm> }
  | { readonly kind: 'row'; readonly row: readonly (string | null)[] }
  | { readonly kind: 'trailer'; readonly trailer: z.infer<typeof TrailerForm> };

/** Null: it is none of these. */
export function parseLine(text: string): Line | null {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return null;
  }
  if (Array.isArray(told)) {
    const isRow = told.every((value) => value === null || typeof value === 'string');
    return isRow ? { kind: 'row', row: told as (string | null)[] } : null;
  }
  const header = HeaderForm.safeParse(told);
  if (header.success) return { kind: 'header', header: header.data };
  const table = TableForm.safeParse(told);
  if (table.success) return { kind: 'table', table: table.data };
  const trailer = TrailerForm.safeParse(told);
  if (trailer.success) return { kind: 'trailer', trailer: trailer.data };
  const other = AnyFormat.safeParse(told);
  return other.success && other.data.grendel !== FORMAT
    ? { kind: 'other-format', format: other.data.grendel }
    : null;
}

/** What is wrong with an export or its place: for whoever asked; names lines, never what stands in them. */
export type TransferProblem = {
  readonly code:
    | 'file-exists'
    | 'no-export'
    | 'other-format'
    | 'other-steps'
    | 'other-keys'
    | 'not-empty'
    | 'not-migrated'
    | 'cut'
    | 'damaged';
  readonly message: string;
  readonly remedy: string;
  /** Of the unpacked file, from 1; null where it is not about a line. */
  readonly line: number | null;
};

export class TransferRefused extends Error {
  override readonly name = 'TransferRefused';
  readonly problem: TransferProblem;
  constructor(
    code: TransferProblem['code'],
    message: string,
    remedy: string,
    line: number | null = null,
  ) {
    super(message);
    this.problem = { code, message, remedy, line };
  }
}
