import { z } from 'zod';
import { FIELDS, type Field } from './layout.ts';
import { fingerprintOf, type Mapping } from './mapping-lookup.ts';

/** Short words for `--map`; the names of the fields themselves are taken as well. */
const ALIASES: Readonly<Record<string, Field>> = {
  device: 'device-id',
  id: 'device-id',
  udid: 'device-id',
  name: 'app-name',
  app: 'app-name',
  apps: 'identifier',
  bundle: 'identifier',
  package: 'identifier',
  user: 'holder',
  person: 'holder',
  org: 'organisation',
  organization: 'organisation',
  os: 'platform',
  date: 'collected',
  time: 'collected',
  status: 'state',
  count: 'device-count',
  store: 'track-id',
  enrollment: 'enrolment',
  owner: 'ownership',
};

export type ParsedMapping =
  | { readonly ok: true; readonly mapping: Mapping }
  | { readonly ok: false; readonly message: string };

/** Reads `device=Serial Number,identifier=Package`. A column without a name is `#3`; a member is `apps.*.pkg`. */
export function parseMapping(text: string): ParsedMapping {
  const mapping: Partial<Record<Field, string>> = {};
  for (const part of text.split(',')) {
    const sign = part.indexOf('=');
    const word = part.slice(0, Math.max(0, sign)).trim().toLowerCase();
    const column = part.slice(sign + 1).trim();
    const field = FIELDS.find((name) => name === word) ?? ALIASES[word];
    if (sign < 1 || column === '')
      return { ok: false, message: `\`${part.trim()}\` is not of the form field=column` };
    if (field === undefined)
      return { ok: false, message: `\`${word}\` is no field; these are: ${FIELDS.join(', ')}` };
    mapping[field] = column;
  }
  return { ok: true, mapping };
}

const FieldName = z.custom<Field>(
  (value) => FIELDS.some((field) => field === value),
  'no such field',
);
const Saved = z.object({
  version: z.literal(1),
  mappings: z.array(
    z.object({
      fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
      columns: z.array(z.string()),
      map: z.partialRecord(FieldName, z.string().min(1)),
    }),
  ),
});
/** What `spec/mapping.md` describes. */
export type SavedMappings = z.infer<typeof Saved>;

export type LoadedMappings =
  | { readonly ok: true; readonly saved: SavedMappings }
  | { readonly ok: false; readonly message: string };

export function loadMappings(text: string): LoadedMappings {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, message: 'The mapping file is not JSON' };
  }
  const parsed = Saved.safeParse(json);
  if (parsed.success) return { ok: true, saved: parsed.data };
  const issue = parsed.error.issues[0];
  return {
    ok: false,
    message: `The mapping file is wrong at ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  };
}

/** Adds a mapping for exports with these columns, in place of an earlier one. */
export function withMapping(
  saved: SavedMappings | null,
  columns: readonly string[],
  map: Mapping,
): SavedMappings {
  const fingerprint = fingerprintOf(columns);
  const others = (saved?.mappings ?? []).filter((entry) => entry.fingerprint !== fingerprint);
  return {
    version: 1,
    mappings: [...others, { fingerprint, columns: [...columns], map: { ...map } }],
  };
}

export const mappingText = (saved: SavedMappings): string => `${JSON.stringify(saved, null, 2)}\n`;
