import { command, type Input } from '../command.ts';
import { movingLine } from '../moving-line.ts';
import { connectionOf, FLEET_OPTION, fleetText, word } from '../server/connection-of.ts';
import { SERVER_OPTION, type Client, type Items, type ShownInventory } from '../server/door.ts';
import { changesText } from '../server/inventory-text.ts';
import type { ShownSync } from '../server/mdm-shown.ts';
import { count, many } from '../text/amounts.ts';
import { paragraph, styleOf } from '../text/style.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...SERVER_OPTION,
  ...FLEET_OPTION,
  watch: { type: 'boolean', help: 'wait for its end, and say what it changed' },
  json: { type: 'boolean', help: 'as JSON' },
  'no-progress': { type: 'boolean', help: 'no moving line on a terminal' },
} as const;

export const sync = command({
  name: 'sync',
  summary: 'reads a fleet from its MDM: it becomes an inventory',
  usage: 'grendel sync [options]',
  about:
    'Lets the server read a fleet from its MDM. What is not a hit is forgotten as it passes. It goes on by itself, also over a restart; one that runs already is followed. Exit code 0: begun, or read whole. 2: it failed or was cancelled. 3: it is held, since far less is in it than in the last, or could not be read whole.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [
    ['grendel sync --watch', 'the only fleet that is connected'],
    ['grendel sync --fleet Phones', 'begin, and do not wait'],
  ],
  run: syncCommand,
});

const PACE = 1000;

async function syncCommand({ values }: Input<typeof OPTIONS>, world: World): Promise<number> {
  const client = await world.server.connect(values.server);
  const { connection, fleet } = await connectionOf(client, values.fleet);
  const path = `/connections/${connection.id}/syncs`;
  const running = (await client.get<Items<ShownSync>>(`${path}?limit=5`)).items.find(
    ({ state, kind }) => state === 'running' && kind === 'read',
  );
  const begun = running ?? (await client.post<ShownSync>(path, {}));
  const tell = movingLine(world.err, !values['no-progress'] && !values.json);
  const ended = values.watch
    ? await followed(client, begun, world, (now) => tell(`${fleet.name}  ${progressText(now)}`))
    : begun;
  tell('');
  const inventory =
    ended.state === 'done'
      ? await client.get<ShownInventory>(`/inventories/${ended.inventory}`)
      : null;
  if (values.json) {
    const told = { grendel: 'sync/1', sync: ended, inventory };
    world.out.write(`${JSON.stringify(told, null, 2)}\n`);
    return exitCode(ended, inventory);
  }
  const style = styleOf(world.out.terminal);
  const named = {
    fleet: fleet.name,
    as: fleetText({ connection, fleet }),
    isNew: running === undefined,
  };
  const lines = syncLines(named, ended, inventory);
  world.out.write(`${lines.flatMap((line) => paragraph(style, line)).join('\n')}\n`);
  return exitCode(ended, inventory);
}

/** As it is when it has ended. */
async function followed(
  client: Client,
  begun: ShownSync,
  world: World,
  watch: (now: ShownSync) => void,
): Promise<ShownSync> {
  let now = begun;
  while (now.state === 'running') {
    watch(now);
    await world.wait(PACE);
    now = await client.get<ShownSync>(`/syncs/${begun.id}`);
  }
  return now;
}

function progressText({ devices, expected, staged, fault }: ShownSync): string {
  const of = expected === null ? '' : ` of ${count(expected)}`;
  const waits = fault === null ? '' : `, waits: ${fault.kind}`;
  return `${count(devices)}${of} devices, ${many(staged, 'page')}${waits}`;
}

function syncLines(
  { fleet, as, isNew }: { readonly fleet: string; readonly as: string; readonly isNew: boolean },
  sync: ShownSync,
  inventory: ShownInventory | null,
): readonly string[] {
  const { state, fault } = sync;
  if (state === 'running')
    return [
      `${as} ${isNew ? 'is being read' : 'was being read already'}: ${progressText(sync)}.`,
      `Follow it: grendel sync --watch --fleet ${word(fleet)}`,
    ];
  if (state === 'cancelled') return [`The sync of ${as} was cancelled; nothing of it counts.`];
  if (state === 'failed')
    return [
      `${as} could not be read (${fault?.kind ?? 'no reason was kept'}${fault?.status ? `, ${fault.status}` : ''}); nothing of it counts.`,
      ...(fault === null ? [] : [fault.remedy]),
    ];
  const summary = inventory?.summary;
  if (inventory?.state === 'held')
    return [
      `${as} was read, and is held: far less is in it than in the last.`,
      `Is it so? grendel inventories release ${inventory.id} --why TEXT; else discard it.`,
    ];
  return [
    `${as} was read${summary ? `: ${many(summary.devices, 'device')}, ${many(summary.installs, 'app')} looked at` : ''}.`,
    ...(summary?.changes ? [`${changesText(summary.changes)}.`] : []),
    ...(inventory?.state === 'unchanged'
      ? ['Nothing new came with it. What phones answer later is taken in as it comes.']
      : []),
    ...(summary?.outcome === 'partly' ? ['Not all of it could be read.'] : []),
    'Next: grendel findings',
  ];
}

function exitCode({ state }: ShownSync, inventory: ShownInventory | null): number {
  if (state === 'failed' || state === 'cancelled' || inventory?.state === 'refused') return 2;
  return inventory?.state === 'held' || inventory?.summary?.outcome === 'partly' ? 3 : 0;
}
