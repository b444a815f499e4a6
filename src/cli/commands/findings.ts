import { command, type Input } from '../command.ts';
import {
  SERVER_OPTION,
  type Items,
  type Client,
  type ListedFinding,
  type ShownFleet,
  type ShownOrganisation,
} from '../server/door.ts';
import { fleetCalled } from '../server/fleet-of.ts';
import { findingsText, type SummaryRow } from '../server/findings-text.ts';
import { styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  app: { type: 'string', value: 'ID', help: 'only of this app' },
  fleet: { type: 'string', value: 'NAME', help: 'only of this fleet' },
  organisation: {
    type: 'string',
    value: 'NAME',
    help: 'only of this organisation and those below',
  },
  state: {
    type: 'string',
    oneOf: ['open', 'called', 'overdue', 'escalated', 'closed'],
    help: 'only in this state; all but closed unless said',
  },
  limit: { type: 'string', value: 'N', help: 'how many are listed; 20 unless said, 200 at most' },
  ids: { type: 'boolean', help: 'only their ids, one a line, for a script' },
  json: { type: 'boolean', help: 'as JSON' },
} as const;

export const findings = command({
  name: 'findings',
  summary: 'what a server found: counts by app, and the newest findings',
  usage: 'grendel findings [options]',
  about:
    'Shows what the exports that were handed in have found: how many findings of each app are open and closed, and the newest. Apps that tell love life, faith or health show as their category.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [
    ['grendel findings', 'what is open'],
    ['grendel findings --state closed --app tiktok', 'what is gone, and why'],
  ],
  run: findingsCommand,
});

type Values = Input<typeof OPTIONS>['values'];

async function findingsCommand({ values }: Input<typeof OPTIONS>, world: World): Promise<number> {
  const client = await world.server.connect(values.server);
  const fleets = (await client.get<Items<ShownFleet>>('/fleets')).items;
  const organisations = (await client.get<Items<ShownOrganisation>>('/organisations')).items;
  const fleet = values.fleet === null ? null : await fleetIdOf(client, values.fleet, fleets);
  const query = queryOf(values, fleet, organisations);
  const page = await client.get<Items<ListedFinding>>(`/findings?${query}`);
  if (values.ids) {
    world.out.write(page.items.map(({ id }) => `${id}\n`).join(''));
    return 0;
  }
  const summary = await client.get<Items<SummaryRow>>('/findings/summary');
  if (values.json) {
    const told = {
      grendel: 'findings/1',
      findings: page.items,
      next: page.next ?? null,
      summary: summary.items,
    };
    world.out.write(`${JSON.stringify(told, null, 2)}\n`);
    return 0;
  }
  const names = { fleets, organisations };
  const rows = summary.items.filter(({ app }) => values.app === null || app === values.app);
  const text =
    values.app !== null && rows.length === 0
      ? 'Nothing of it was found.\n'
      : findingsText(styleOf(world.out.terminal), page, rows, names);
  world.out.write(text);
  return 0;
}

function queryOf(
  values: Values,
  fleet: string | null,
  organisations: readonly ShownOrganisation[],
): string {
  const query = new URLSearchParams({ limit: values.limit ?? '20' });
  if (values.app !== null) query.set('app', values.app);
  const states =
    values.state === null ? ['open', 'called', 'overdue', 'escalated'] : [values.state];
  for (const state of states) query.append('state', state);
  if (fleet !== null) query.set('fleet', fleet);
  if (values.organisation !== null)
    query.set('organisation', organisationIdOf(values.organisation, organisations));
  return query.toString();
}

async function fleetIdOf(
  client: Client,
  name: string,
  fleets: readonly ShownFleet[],
): Promise<string> {
  const one = await fleetCalled(client, name, fleets);
  if (one) return one.id;
  throw new UserError(`There is no fleet ${name}`, `There are ${namesOf(fleets)}.`);
}

function organisationIdOf(name: string, all: readonly ShownOrganisation[]): string {
  const found = all.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  const [only] = found;
  if (only && found.length === 1) return only.id;
  throw new UserError(
    found.length > 1 ? `There are several by the name ${name}` : `There is no organisation ${name}`,
    `There are ${namesOf(all)}.`,
  );
}

const namesOf = (all: readonly { readonly name: string }[]): string =>
  all.map(({ name }) => name).join(', ');
