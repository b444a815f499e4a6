import { join } from 'node:path';
import { productsToBlock } from '../../actions/export-block.ts';
import { assess } from '../../core/assess.ts';
import { compileBlockList } from '../../core/block-list-compile.ts';
import { ESSENTIALS } from '../../core/block-list-essentials.ts';
import type { AppFound } from '../../core/report.ts';
import { foundIn } from '../block/found.ts';
import { blockText, type Written } from '../block/text.ts';
import { command, type Input } from '../command.ts';
import { readRules, RULE_OPTIONS, type Rules } from '../rules.ts';
import { many } from '../text/amounts.ts';
import { styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { Artefact } from '../../core/artefact.ts';
import { TARGETS, type Target, type World } from '../world.ts';
import { PLAIN_READING, scanFiles } from './scan.ts';

const OPTIONS = {
  ...RULE_OPTIONS,
  for: { type: 'string', oneOf: TARGETS, help: 'whose files to write' },
  out: { type: 'string', value: 'DIR', help: 'where to; the folder you are in unless said' },
  scan: {
    type: 'string',
    value: 'FILE',
    multiple: true,
    help: 'an export: what is found most is kept first where an MDM has no room for all',
  },
  report: { type: 'string', value: 'FILE', help: 'the same from a report of grendel scan --json' },
  accept: {
    type: 'string',
    value: 'IDENTIFIER',
    multiple: true,
    help: "block this part of a maker's system too, in spite of its side effect",
  },
  domain: {
    type: 'string',
    value: 'NAME',
    help: 'your reverse domain, in which profiles are named: nl.example',
  },
  organisation: { type: 'string', value: 'NAME', help: 'who blocks, as the phone shows it' },
  group: { type: 'string', value: 'ID', help: 'Entra group that Intune assigns it to' },
  force: { type: 'boolean', help: 'write over files that are there' },
  json: { type: 'boolean', help: 'what was written, as JSON' },
} as const;

export const blockExport = command({
  name: 'block export',
  summary: 'writes the files that make prohibited apps impossible',
  usage: 'grendel block export --for apple|android|intune [options]',
  about:
    'Compiles every prohibited product of the catalogue, with all its identifiers, into files that your MDM takes. It sends nothing anywhere. Essential apps are never blocked.',
  options: OPTIONS,
  words: { name: 'more exports after --scan', least: 0, most: Infinity },
  examples: [
    [
      'grendel block export --for apple --out profiles/',
      'profile and declaration for iPhone and iPad',
    ],
    ['grendel block export --for intune --scan fleet.zip', 'what the fleet has most comes first'],
  ],
  run: blockExportCommand,
});

type BlockValues = Input<typeof OPTIONS>['values'];

async function blockExportCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const target = TARGETS.find((name) => name === values.for);
  if (!target) {
    throw new UserError(
      'grendel block export: --for is missing',
      `Write --for ${TARGETS.join(', --for ')}.`,
    );
  }
  if (words.length > 0 && values.scan.length === 0) {
    throw new UserError(
      `grendel block export: what is ${words[0] ?? ''} for?`,
      'Write --scan before an export.',
    );
  }
  const rules = await readRules(values, world);
  const found = await foundBefore(values, words, rules, world);
  const assessment = assess(rules.catalogue, rules.policy, rules.at, rules.decisions);
  const compiled = compileBlockList(
    {
      policy: rules.policy.id,
      catalogue: rules.catalogue.version,
      products: productsToBlock(assessment, found),
      accepted: values.accept,
    },
    ESSENTIALS,
  );
  const files = await world.blocking.compile(target, compiled.list, {
    ...(values.domain === null ? {} : { domain: values.domain }),
    ...(values.organisation === null ? {} : { organisation: values.organisation }),
    ...(values.group === null ? {} : { group: values.group }),
  });
  if (files.length === 0) {
    throw new UserError(`Nothing to block for ${target} under policy ${rules.policy.id}`);
  }
  const written = writeAll(files, values, world);
  world.out.write(
    values.json
      ? blockJson(target, written, compiled)
      : blockText(target, written, compiled, styleOf(world.out.terminal)),
  );
  return 0;
}

async function foundBefore(
  values: BlockValues,
  words: readonly string[],
  rules: Rules,
  world: World,
): Promise<readonly AppFound[]> {
  if (values.report !== null && values.scan.length > 0) {
    throw new UserError('--report and --scan say the same', 'Keep one of them.');
  }
  if (values.report !== null) return foundIn(world.files.read(values.report), values.report);
  if (values.scan.length === 0) return [];
  const { report } = await scanFiles([...values.scan, ...words], rules, PLAIN_READING, world);
  const refused = report.inputs.filter((input) => input.outcome === 'refused');
  const [problem] = refused.flatMap((input) => input.problems);
  if (problem) {
    throw new UserError(`${refused[0]?.file ?? ''}: ${problem.message}`, problem.remedy);
  }
  return report.apps;
}

/** All or nothing: one file that may not be replaced, and none is written. */
function writeAll(
  files: readonly Artefact[],
  { out, force }: BlockValues,
  world: World,
): readonly Written[] {
  const dir = out ?? '.';
  const written = files.map((file) => ({ path: join(dir, file.fileName), file }));
  const there = written.filter(({ path }) => world.files.exists(path));
  if (there.length > 0 && !force) {
    throw new UserError(
      `${there[0]?.path ?? ''} is already there${there.length > 1 ? `, and ${many(there.length - 1, 'other')}` : ''}`,
      'Write --force to replace, or --out for another folder.',
    );
  }
  world.files.makeFolder(dir);
  for (const { path, file } of written)
    world.files.write(path, file.content, { replace: force, secret: false });
  return written;
}

function blockJson(
  target: Target,
  written: readonly Written[],
  { list, refused, sideEffects, unblockable }: ReturnType<typeof compileBlockList>,
): string {
  const files = written.map(({ path, file }) => ({ path, ...file, content: undefined }));
  const { policy, catalogue, products } = list;
  const json = {
    grendel: 'block-export/1',
    target,
    policy,
    catalogue,
    products: products.length,
    files,
    refused,
    sideEffects,
    unblockable,
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}
