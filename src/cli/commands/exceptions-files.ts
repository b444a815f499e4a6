import { command, type Input } from '../command.ts';
import { SERVER_OPTION } from '../server/door.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const REPORTS = ['us-federal', 'us-tx'] as const;
const OPTIONS = { ...SERVER_OPTION, json: { type: 'boolean', help: 'as JSON' } } as const;
const REPORT_OPTIONS = {
  ...OPTIONS,
  for: {
    type: 'string',
    value: 'POLICY',
    oneOf: REPORTS,
    help: 'us-federal (to OMB, M-23-13) or us-tx (to DIR)',
  },
} as const;

export const exceptionsRegister = command({
  name: 'exceptions register',
  summary: 'all exceptions that were ever asked for, as CSV',
  usage: 'grendel exceptions register [options]',
  about:
    'Writes the whole register, by number. Its last row counts the rows and says up to where the ledger stands behind them: without it the file was cut off. Of a restricted one it has number, state and end. That it was taken is an entry in the ledger.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel exceptions register > register.csv', 'for an auditor']],
  run: async ({ values }, world) => written('/exception-register', '', values, world),
});

export const exceptionsReport = command({
  name: 'exceptions report',
  summary: 'approved exceptions as a central authority wants to be told of them, as CSV',
  usage: 'grendel exceptions report --for us-federal|us-tx [options]',
  about:
    'Writes one row for each exception that was approved under that policy, with its justification and reasons; of a restricted one its number. Its last row counts the rows. That it was taken is an entry in the ledger.',
  options: REPORT_OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel exceptions report --for us-tx > report.csv', 'for DIR']],
  run: async ({ values }: Input<typeof REPORT_OPTIONS>, world) => {
    if (values.for === null)
      throw new UserError('Whom the report is for is not said', 'Say --for us-federal or us-tx.');
    return written('/exception-report', `?for=${values.for}`, values, world);
  },
});

async function written(
  path: string,
  query: string,
  { server, json }: { readonly server: string | null; readonly json: boolean },
  world: World,
): Promise<number> {
  const client = await world.server.connect(server);
  const bytes = await client.bytes(`${path}.${json ? 'json' : 'csv'}${query}`);
  const text = bytes === null ? '' : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (!/^(?:#end,|\],"trailer":)/m.test(text))
    throw new UserError('The file was cut off', 'Ask for it again; nothing of it was written.');
  world.out.write(text);
  return 0;
}
