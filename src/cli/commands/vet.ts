import { command, type Input } from '../command.ts';
import { SERVER_OPTION } from '../server/door.ts';
import { readRules, RULE_OPTIONS, type Rules } from '../rules.ts';
import { UserError } from '../user-error.ts';
import { keptRun } from '../vet/kept-run.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...RULE_OPTIONS,
  json: {
    type: 'boolean',
    help: 'the result as JSON (spec/vet.md): an object for one file, a line each for several',
  },
  out: { type: 'string', value: 'FILE', help: 'keep results in FILE, a line of JSON each' },
  resume: { type: 'boolean', help: 'go on with what --out kept: what is in it is not read again' },
  processes: {
    type: 'string',
    value: 'N',
    help: 'how many files are read at a time; as many as there are cores unless said',
  },
  'no-progress': { type: 'boolean', help: 'no moving line on a terminal' },
  upload: { type: 'boolean', help: 'hands the files to a server, which keeps the reports' },
  keep: {
    type: 'string',
    value: 'TEXT',
    help: 'with --upload: the file itself stays there too, for these reasons',
  },
  ...SERVER_OPTION,
} as const;

export const vet = command({
  name: 'vet',
  summary: 'says whose app a file is, whose code is in it, and what the policy makes of it',
  usage: 'grendel vet FILE... [options]',
  about:
    'Reads app files (APK, archives of its parts, IPA; folders with all that is in them; - for paths on the standard input) in processes that can reach nothing else, and says who signed them, whose code and servers are inside, what they may reach and what is open. Nothing of a file is kept. Exit code 0: nothing found. 1: something found. 2: no app file, or not readable. 3: nothing found in what could be read.',
  options: OPTIONS,
  words: { name: 'the app file', least: 1, most: Infinity },
  examples: [
    ['grendel vet app.apk', 'one app, for people'],
    ['grendel vet app.ipa --policy gb --json', 'the same for programs'],
    ['grendel vet apps/ --out results.ndjson', 'a folder; again with --resume'],
    ['grendel vet app.apk --upload', 'on the server, where a finding is proposed'],
  ],
  run: vetCommand,
});

async function vetCommand({ values, words }: Input<typeof OPTIONS>, world: World): Promise<number> {
  if (values.upload) {
    const { vetOnServer } = await import('../vet/on-server.ts');
    return vetOnServer(values, words, world);
  }
  if (values.resume && values.out === null) {
    throw new UserError('--resume goes on with what --out kept', 'Write --out FILE too.');
  }
  const kept =
    values.out === null ? null : keptRun(world.vetting.results(values.out, values.resume));
  const begun = Promise.withResolvers<void>();
  let rules: Promise<Rules> | null = null;
  const read = (): Promise<Rules> => (rules ??= readRules(values, world));
  const request = {
    catalogue: values.catalogue,
    processes: processesOf(values.processes),
    isKnown: (sha256: string) => kept?.isKnown(sha256) ?? false,
    digest: async () => {
      begun.resolve();
      return (await read()).catalogue.digest;
    },
  };
  const outcomes = world.vetting.examine(world.vetting.listed(words), request);
  const iterator = outcomes[Symbol.asyncIterator]();
  const first = iterator.next();
  first.catch(() => {});
  try {
    // A process takes its time to start, and what judges is loaded meanwhile.
    await Promise.race([begun.promise, first]);
    const { tellOutcomes } = await import('../vet/tell-outcomes.ts');
    return await tellOutcomes(iterator, first, await read(), { values, words, kept, world });
  } finally {
    kept?.end();
    await iterator.return?.();
  }
}

function processesOf(text: string | null): number | null {
  if (text === null) return null;
  const processes = Number(text);
  if (Number.isInteger(processes) && processes > 0 && processes <= 256) return processes;
  throw new UserError(`--processes ${text} is no number of processes`, 'Write 1 to 256.');
}
