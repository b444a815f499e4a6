import { command } from '../command.ts';
import { SERVER_OPTION, type Items } from '../server/door.ts';
import { exemptionText } from '../server/exemption-text.ts';
import type { ShownExemption } from '../server/mdm-shown.ts';
import { styleOf } from '../text/style.ts';

const OPTIONS = { ...SERVER_OPTION, json: { type: 'boolean', help: 'as JSON' } } as const;

export const exemptions = command({
  name: 'exemptions',
  summary: 'phones that may have an app, and until when',
  usage: 'grendel exemptions [options]',
  about:
    'Lists what exceptions come to: the phones that the next plan leaves out. They begin and end with their exceptions. A restricted one shows as a number and its end.',
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
