/** Writes the page of all MDMs: `node src/wiring/mdm/abilities-page.ts > docs/connectors.md`. */
import type { ConnectorKind } from '../../actions/mdm/connector.ts';
import type { Abilities, Ability, Source } from '../../core/mdm/abilities.ts';
import { BOUNDS } from '../../connectors/http/bounds.ts';
import { CONNECTORS, LATER } from '../../connectors/registry.ts';
import { abilityIn } from '../../sentences/mdm/abilities.ts';

const says = (word: string): string => abilityIn('en', word);

const MIB = 1024 * 1024;
const INTRO = `# MDMs: what Grendel can do with each

Made from the abilities in \`src/connectors/*/abilities.ts\` and \`src/connectors/later/\`: \`node src/wiring/mdm/abilities-page.ts > docs/connectors.md\`. Don't edit it; a test compares. The numbers lead to the sources at the end of each part; *(unverified)*: from memory, and the connector tolerates the other reading.

**Two credentials.** The one to read is enough for everything but \`apply\`: syncs, plans, verification, drift. Give Grendel the one to apply only when you want it to change something. Both come from files or the environment; they are never in the database, the API or a log.

**How an MDM is spoken with.** Over TLS (without it only on the machine itself); \`NODE_EXTRA_CA_CERTS\` names the certificate of an authority of your own. A token goes to the configured host and nowhere else. An MDM that throttles is waited for as long as it says, up to ${BOUNDS.wait / 1000} seconds; longer waits are left to the next run. All connections to one tenant share one allowance. A request that could have had its effect is not sent a second time unless that changes nothing more. An answer may have ${BOUNDS.jsonBytes / MIB} MiB of JSON, ${BOUNDS.jsonDepth} levels deep, or ${BOUNDS.bodyBytes / MIB / 1024} GiB where it is streamed; after ${BOUNDS.silence / 1000} seconds of silence it is given up.

**What the words of proof mean.** *assigned*: the MDM means to. *reported*: it says that the phone took it. *proven*: the phone itself answered with what is in force. None of them says that the app is gone; a later inventory does.

**What *shows* means.** Only *all* can ever lead to "no prohibited app found". With everything else a phone without a finding is *not assessed*.
`;

/** Cells are one line of GitHub's Markdown. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

/** Numbers the sources of one MDM as they are met: `[2]`, or that there is none. */
function numbered(): { readonly mark: (source: Source) => string; readonly list: () => string } {
  const met: string[] = [];
  return {
    mark: ({ basis, says }) => {
      if (basis === 'unverified') return ' *(unverified)*';
      if (!met.includes(says)) met.push(says);
      return ` [${met.indexOf(says) + 1}]`;
    },
    list: () => met.map((says, place) => `[${place + 1}] ${says}`).join('. '),
  };
}
type Mark = ReturnType<typeof numbered>['mark'];

function sentence(ability: Ability, mark: Mark): string {
  if (!ability.can) return `No: ${says(ability.because)}${mark(ability.source)}`;
  const needs = ability.needs.length === 0 ? '' : `. Needs: ${ability.needs.map(says).join('; ')}`;
  return `Yes: ${says(ability.by)}${needs}${mark(ability.source)}`;
}

const hours = (age: number | null): string => {
  if (age === null) return 'not said';
  return age >= 48 && age % 24 === 0 ? `${age / 24} days` : `${age} hours`;
};
const words = (code: string): string => code.replaceAll('-', ' ');

function section(abilities: Abilities, kind: ConnectorKind | null): string {
  const { levers, limits, rights, verify } = abilities;
  const { mark, list } = numbered();
  return [
    `## ${abilities.title}`,
    kind === null
      ? 'Nothing connects to it yet: this is what a connector could do.'
      : `\`connect\` knows it as \`${abilities.mdm}\`.`,
    `Apps are matched by ${abilities.matchesBy}. ${
      abilities.delivery === 'fleet'
        ? 'A restriction lies in the MDM with those who are to have it.'
        : 'Each phone is given its restrictions by itself.'
    }`,
    table(
      ['Phone', 'Enrolment', 'Shows', 'List at most old', 'Block', 'Remove'],
      levers.map(({ platform, enrolment, shows, age, block, remove }) => [
        platform === 'ios' ? 'Apple' : 'Android',
        words(enrolment),
        words(shows),
        hours(age),
        sentence(block, mark),
        sentence(remove, mark),
      ]),
    ),
    table(
      ['', ''],
      [
        ['Allow list', sentence(abilities.allowList, mark)],
        ['Exempt a phone', sentence(abilities.exempt, mark)],
        ['Mark as non-compliant', sentence(abilities.markNonCompliant, mark)],
        ['Message the holder', sentence(abilities.messageHolder, mark)],
        ['Strongest proof', `*${verify.strongest}*: ${says(verify.by)}${mark(verify.source)}`],
      ],
    ),
    table(
      ['Limit', 'At most', 'Of'],
      limits.map(({ what, most, of, source }) => [
        says(what),
        most.toLocaleString('en'),
        `${says(of)}${mark(source)}`,
      ]),
    ),
    kind === null ? '' : asked(kind),
    `**Least rights.** To read: ${rights.read.join('; ')}. To apply: ${rights.apply.join('; ')}.`,
    `Sources: ${list()}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const asked = ({ asks }: ConnectorKind): string =>
  table(
    ['`connect` asks for', 'What', 'Secret', 'For', 'Required'],
    asks.map(({ name, what, secret, use, optional }) => [
      `\`${name}\``,
      what,
      secret ? 'yes' : 'no',
      use,
      optional ? 'no' : 'yes',
    ]),
  );

/** The whole of `docs/connectors.md`. */
export function abilitiesPage(
  connectors: Readonly<Record<string, ConnectorKind>>,
  later: readonly Abilities[],
): string {
  const all = [...Object.values(connectors).map(({ abilities }) => abilities), ...later];
  const enrolments = [
    ['ios', 'supervised'],
    ['ios', 'device-enrolment'],
    ['ios', 'user-enrolment'],
    ['android', 'fully-managed'],
    ['android', 'company-work-profile'],
    ['android', 'personal-work-profile'],
  ] as const;
  const short = (
    abilities: Abilities,
    [platform, enrolment]: readonly [string, string],
  ): string => {
    const lever = abilities.levers.find(
      (each) => each.platform === platform && each.enrolment === enrolment,
    );
    if (lever === undefined) return '–';
    if (!lever.block.can) return 'no';
    // The personal side of somebody's own phone is nobody else's.
    return enrolment === 'personal-work-profile' ? 'work side' : 'blocks';
  };
  const overview = table(
    [
      '',
      'Supervised iPhone',
      'Unsupervised',
      'User Enrolment',
      'Fully managed Android',
      'Company work profile',
      'Personal work profile',
      'Proof',
    ],
    all.map((abilities) => [
      abilities.title,
      ...enrolments.map((enrolment) => short(abilities, enrolment)),
      abilities.verify.strongest,
    ]),
  );
  return `${[
    INTRO.trimEnd(),
    overview,
    ...Object.values(connectors).map((kind) => section(kind.abilities, kind)),
    '# Later',
    ...later.map((abilities) => section(abilities, null)),
  ].join('\n\n')}\n`;
}

if (import.meta.main) process.stdout.write(abilitiesPage(CONNECTORS, LATER));
