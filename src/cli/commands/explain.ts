import { explainSubject, type Answer } from '../../actions/explain.ts';
import { assess } from '../../core/assess.ts';
import { command, type Input } from '../command.ts';
import { appText } from '../explain/app-text.ts';
import { candidateText } from '../explain/candidates.ts';
import { entityText } from '../explain/entity-text.ts';
import { readRules, RULE_OPTIONS } from '../rules.ts';
import { speakerOf } from '../../sentences/speaker.ts';
import { styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const OPTIONS = {
  ...RULE_OPTIONS,
  listings: {
    type: 'boolean',
    help: 'every listing with its instrument, not only which governments',
  },
  json: { type: 'boolean', help: 'the explanation as JSON (spec/scan.md)' },
} as const;

const USAGE = 'grendel explain IDENTIFIER|NAME|ENTITY [options]';

export const explain = command({
  name: 'explain',
  summary: 'says why an app is prohibited, undetermined or permitted',
  usage: USAGE,
  about:
    'Prints the chain from the app over its publisher and owners to a territory, with the source of each link; who else prohibits the app; what contradicts it and what would change it. Exit code 0: permitted. 1: prohibited or undetermined. 2: nothing, or several things, of that name.',
  options: OPTIONS,
  words: { name: 'what to explain', least: 1, most: Infinity },
  examples: [
    ['grendel explain com.zhiliaoapp.musically', 'an app by its identifier'],
    [
      'grendel explain "Yandex Maps" --policy us-tx',
      'an app by its name, under the policy of Texas',
    ],
    ['grendel explain Tencent', 'a company: seats, owners, what it owns and publishes'],
    ['grendel explain grindr --at 2019-01-01', 'as it was on another day'],
  ],
  run: explainCommand,
});

async function explainCommand(
  { values, words }: Input<typeof OPTIONS>,
  world: World,
): Promise<number> {
  const text = words.join(' ').trim();
  if (text === '')
    throw new UserError('grendel explain: what to explain is empty', `Usage: ${USAGE}`);
  const rules = await readRules(values, world);
  const found = await world.catalogue.search(rules.catalogue, text);
  const assessment = assess(rules.catalogue, rules.policy, rules.at, rules.decisions);
  const answer = explainSubject(assessment, found, rules.decisions);
  const speaker = speakerOf(assessment);
  const { out, err } = world;
  const style = styleOf(out.terminal);
  if (values.json) {
    const { explainJson } = await import('../explain/json.ts');
    out.write(explainJson(answer, rules.policy, rules.at, speaker));
  } else if (answer.kind === 'app') {
    out.write(
      appText(
        answer.explanation,
        rules.policy,
        { asked: text, listings: values.listings },
        speaker,
        style,
      ),
    );
  } else if (answer.kind === 'entity') {
    out.write(entityText(answer.explanation, rules.policy.id, speaker, style));
  } else {
    err.write(candidateText(text, answer.candidates, rules.catalogue, styleOf(err.terminal)));
  }
  return exitOf(answer);
}

function exitOf(answer: Answer): number {
  if (answer.kind === 'unclear') return 2;
  if (answer.kind === 'entity') return 0;
  return answer.explanation.verdict.decision === 'permitted' ? 0 : 1;
}
