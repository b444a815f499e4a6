import { outcomeOf } from '../../core/outcome.ts';
import { command } from '../command.ts';
import { readRules } from '../rules.ts';
import { scanText } from '../scan/text.ts';
import { paragraph, styleOf } from '../text/style.ts';
import { viewOf } from '../view.ts';
import type { World } from '../world.ts';
import { PLAIN_READING, scanFiles } from './scan.ts';

export const start = command({
  name: 'start',
  summary: 'shows what it does, on an invented fleet',
  usage: 'grendel start',
  about:
    'Scans the invented fleet in examples/ and says how to scan your own. Exit code 0, whatever it finds.',
  options: {},
  words: { name: 'nothing', least: 0, most: 0 },
  examples: [['grendel start', 'the report on the invented fleet']],
  run: startCommand,
});

const NO_RULES = { policy: null, at: null, catalogue: null, decisions: null };

async function startCommand(_: unknown, world: World): Promise<number> {
  const rules = await readRules(NO_RULES, world);
  const { report, assessment } = await scanFiles([world.sampleFleet], rules, PLAIN_READING, world);
  const style = styleOf(world.out.terminal);
  const options = {
    byOrganisation: false,
    outcome: outcomeOf(report, 'undetermined'),
    asOf: false,
  };
  const lines = [
    ...paragraph(
      style,
      'This is an invented fleet: no such ministries, people or phones exist.',
      '',
      'strong',
    ),
    '',
    scanText(viewOf(report, assessment, false), options, style),
    ...paragraph(
      style,
      'To scan your own: take an export out of your MDM (docs/get-an-export.md says how, and with which rights), and then: npx grendel scan EXPORT',
    ),
  ];
  world.out.write(`${lines.join('\n')}\n`);
  return 0;
}
