import { join } from 'node:path';
import { command, type Input } from '../command.ts';
import { SERVER_OPTION, type Client, type Items, type ShownOrganisation } from '../server/door.ts';
import { many } from '../text/amounts.ts';
import { paragraph, styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  out: { type: 'string', value: 'FOLDER', help: 'where the files go; made where it is not there' },
  organisation: {
    type: 'string',
    value: 'NAME',
    help: 'of this organisation and all below it; the one that you stand in unless said',
  },
  parts: { type: 'boolean', help: 'and one of each organisation just below it, in folders' },
  from: { type: 'string', value: 'DAY', help: 'the first day; sixty days before the last' },
  to: { type: 'string', value: 'DAY', help: 'the last day; today unless said' },
  for: {
    type: 'string',
    value: 'READER',
    oneOf: ['parliament', 'ministry'],
    help: 'parliament: no number from one to four; ministry: exact, where you may list findings',
  },
  replace: { type: 'boolean', help: 'write over files that are there' },
  json: { type: 'boolean', help: 'print the manifests as JSON' },
} as const;

export const report = command({
  name: 'report',
  summary: 'numbers that one can hand on',
  usage: 'grendel report --out FOLDER [options]',
  about:
    'Writes a report into a folder: pages in four languages that print well, a table (CSV), JSON, and a manifest with the SHA-256 of each file, the versions of the rules, and the signed checkpoint of the ledger. It holds numbers and nobody’s name. Unless said otherwise it is for parliament, so no number points at anybody.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [
    ['grendel report --out report --parts', 'of all, and of each ministry'],
    ['grendel report --out q4 --from 2026-10-01', 'since a day'],
  ],
  run: reportCommand,
});

type Values = Input<typeof OPTIONS>['values'];
type Manifest = {
  readonly organisation: string;
  readonly from: string;
  readonly to: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
};
type Files = {
  readonly manifest: Manifest;
  readonly files: readonly { readonly name: string; readonly content: string }[];
};

async function reportCommand({ values }: Input<typeof OPTIONS>, world: World): Promise<number> {
  const { out } = values;
  if (out === null) throw new UserError('Where does the report go?', 'Say --out FOLDER.');
  const client = await world.server.connect(values.server);
  const { items } = await client.get<Items<ShownOrganisation>>('/organisations');
  const asked = values.organisation === null ? null : named(items, values.organisation);
  const whole = await taken(client, values, asked?.id ?? null);
  const written = [write(world, values, out, whole)];
  const below = items.filter(({ parent }) => parent === whole.manifest.organisation);
  for (const part of values.parts ? below : []) {
    const files = await taken(client, values, part.id);
    written.push(write(world, values, join(out, folderOf(part)), files));
  }
  const { from, to } = whole.manifest;
  const style = styleOf(world.out.terminal);
  const said = `${many(written.length, 'report')} from ${from} to ${to}, in ${out}. Open report-en.html, or nl, fr, de.`;
  world.out.write(
    values.json
      ? `${JSON.stringify({ grendel: 'reports/1', manifests: written }, null, 2)}\n`
      : `${paragraph(style, said).join('\n')}\n`,
  );
  return 0;
}

function named(all: readonly ShownOrganisation[], name: string): ShownOrganisation {
  const found = all.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  const [one] = found;
  if (one === undefined)
    throw new UserError(`There is no organisation ${name}`, 'The console lists them: Settings.');
  if (found.length > 1)
    throw new UserError(`Several organisations are called ${name}`, 'Take the one above them.');
  return one;
}

function taken(
  client: Client,
  { from, to, for: reader }: Values,
  organisation: string | null,
): Promise<Files> {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ organisation, from, to, for: reader }))
    if (value !== null) query.set(name, value);
  return client.get<Files>(`/report/files?${query}`);
}

/** The manifest last: where it is, the files are. */
function write(
  { files }: World,
  { replace }: Values,
  folder: string,
  { manifest, files: some }: Files,
): Manifest {
  files.makeFolder(folder);
  const how = { replace, secret: false };
  for (const { name, content } of some) files.write(join(folder, safe(name)), content, how);
  files.write(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, how);
  return manifest;
}

/** GUARD: a server that is not ours to trust names no file outside of the folder. */
function safe(name: string): string {
  if (/^[a-z0-9-]+\.(?:html|csv|json)$/.test(name)) return name;
  throw new UserError('The server named a file that no report has', 'Ask who runs it.');
}

const folderOf = ({ id, name }: ShownOrganisation): string =>
  `${name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)}-${id.slice(-6)}`;
