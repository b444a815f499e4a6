import { command, type Input } from '../command.ts';
import { SERVER_OPTION, type Items } from '../server/door.ts';
import { exemptionText } from '../server/exemption-text.ts';
import type { ShownExemption } from '../server/mdm-shown.ts';
import { styleOf } from '../text/style.ts';
import type { World } from '../world.ts';

const OPTIONS = { ...SERVER_OPTION, json: { type: 'boolean', help: 'as JSON' } } as const;
const SHOW_OPTIONS = {
  ...OPTIONS,
  named: { type: 'boolean', help: 'also its app, ground and task; the look is logged' },
} as const;

export const exemptions = command({
  name: 'exemptions',
  summary: 'phones that may have an app, and until when',
  usage: 'grendel exemptions [options]',
  about: 'Lists the exemptions in force. A restricted one shows as a number and its end.',
  options: OPTIONS,
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel exemptions', 'all that are in force']],
  run: async ({ values }, world) => {
    const client = await world.server.connect(values.server);
    const { items } = await client.get<Items<ShownExemption>>('/exemptions');
    const style = styleOf(world.out.terminal);
    const lines = items.flatMap((one) => exemptionText(style, one));
    world.out.write(
      values.json
        ? `${JSON.stringify({ grendel: 'exemptions/1', exemptions: items }, null, 2)}\n`
        : `${lines.length === 0 ? 'None is in force.' : lines.join('\n')}\n`,
    );
    return 0;
  },
});

export const exemptionsShow = command({
  name: 'exemptions show',
  summary: 'one exemption',
  usage: 'grendel exemptions show ID [options]',
  about:
    'Shows one exemption. What a restricted one is about, and the task, only with --named: each such look is an entry in the ledger.',
  options: SHOW_OPTIONS,
  words: { name: 'the id of the exemption', least: 1, most: 1 },
  examples: [['grendel exemptions show 01a2… --named', 'with its ground and task']],
  run: async ({ values, words }: Input<typeof SHOW_OPTIONS>, world) => {
    const client = await world.server.connect(values.server);
    const path = `/exemptions/${encodeURIComponent(words[0] ?? '')}`;
    const one = await client.get<ShownExemption>(`${path}${values.named ? '?named=true' : ''}`);
    return tell(one, values.json, world);
  },
});

export const exemptionsEnd = command({
  name: 'exemptions end',
  summary: 'ends an exemption before its day',
  usage: 'grendel exemptions end ID [options]',
  about:
    'The exemption ends now: its finding is open again where the app is still there, and the block comes back with the next plan that is applied.',
  options: OPTIONS,
  words: { name: 'the id of the exemption', least: 1, most: 1 },
  examples: [['grendel exemptions end 01a2…', 'then: grendel plan --all']],
  run: async ({ values, words }, world) => {
    const client = await world.server.connect(values.server);
    const path = `/exemptions/${encodeURIComponent(words[0] ?? '')}/end`;
    return tell(await client.post<ShownExemption>(path, {}), values.json, world);
  },
});

function tell(exemption: ShownExemption, json: boolean, world: World): number {
  const lines = exemptionText(styleOf(world.out.terminal), exemption);
  world.out.write(
    json
      ? `${JSON.stringify({ grendel: 'exemption/1', exemption }, null, 2)}\n`
      : `${lines.join('\n')}\n`,
  );
  return 0;
}
