import { command, type Input } from '../command.ts';
import { paragraph, styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const DEFAULT_PORT = 8420;

const OPTIONS = {
  port: { type: 'string', value: 'N', help: `${DEFAULT_PORT} unless said; 0 takes any free one` },
  host: {
    type: 'string',
    value: 'ADDRESS',
    help: 'where it listens, for others than this machine: with GRENDEL_PUBLIC_URL',
  },
  policy: {
    type: 'string',
    value: 'NAME',
    help: 'of a new server: whose policy holds; nl unless said',
  },
  organisation: {
    type: 'string',
    value: 'NAME',
    help: 'of a new server: the name of the organisation above all',
  },
} as const;

export const serve = command({
  name: 'serve',
  summary: 'runs a server: exports become findings, decisions a ledger',
  usage: 'grendel serve [options]',
  about:
    'Starts a server, which only this machine can reach unless --host says more, with its own database in one folder (grendel-data, or GRENDEL_DATA), or on PostgreSQL (GRENDEL_DATABASE_URL). Ctrl-C stops it. docs/operations.md has the rest.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel serve', 'on the embedded database']],
  run: serveCommand,
});

/** On a line of its own, whole, so that a terminal makes a link of it. */
const opening = (address: string | null): readonly string[] =>
  address === null
    ? ['npx grendel console prints an address that signs a browser in.']
    : ['Open this in a browser; it signs you in, once. More: npx grendel console', address];

async function serveCommand({ values }: Input<typeof OPTIONS>, world: World): Promise<number> {
  const port = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UserError(`--port ${values.port} is no port`, 'Say a number from 0 to 65535.');
  const { out, err } = world;
  if (err.terminal.interactive) err.write('Starting; the first time takes some seconds …\n');
  const served = await world.server.serve({
    port,
    host: values.host ?? '127.0.0.1',
    policy: values.policy ?? 'nl',
    organisation: values.organisation ?? 'All organisations',
  });
  const style = styleOf(out.terminal);
  const width = 37 + Math.max(0, world.sampleFleet.length - 17);
  const command = (text: string, does: string): string =>
    `  ${style.paint('strong', text.padEnd(width))}  ${does}`;
  out.write(
    `${[
      ...paragraph(style, `Grendel runs at ${served.url}, ${served.database}.`, '', 'strong'),
      '',
      ...opening(served.opens),
      '',
      command(`npx grendel upload ${world.sampleFleet}`, 'hand in an invented fleet'),
      command('npx grendel simulate intune --connect', 'connect a simulated Intune'),
      command('npx grendel findings', 'what was found'),
      command('npx grendel coverage', 'what could be seen, and what not'),
      command('npx grendel people invite NAME --role …', 'a sign-in link for somebody'),
      command('npx grendel ledger export FOLDER', 'every decision, for an auditor'),
      '',
      ...paragraph(
        style,
        `API: ${served.url}/api/docs, with the token in ${served.tokenFile}. ${values.host === null ? 'Only this machine is answered. ' : ''}Ctrl-C stops it.`,
      ),
    ].join('\n')}\n`,
  );
  await served.ended;
  return 0;
}
