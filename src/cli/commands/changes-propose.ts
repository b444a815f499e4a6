import { basename } from 'node:path';
import { command, type Input } from '../command.ts';
import { problemPlace } from '../rules.ts';
import { changeText } from '../server/change-text.ts';
import type { ShownChange } from '../server/changes-shown.ts';
import { SERVER_OPTION } from '../server/door.ts';
import { styleOf } from '../text/style.ts';
import { UserError } from '../user-error.ts';
import type { World } from '../world.ts';

const COMMON = {
  ...SERVER_OPTION,
  why: { type: 'string', value: 'TEXT', help: 'the reasons' },
  json: { type: 'boolean', help: 'as JSON' },
} as const;
const OPTIONS = {
  ...COMMON,
  from: {
    type: 'string',
    value: 'YYYY-MM-DD',
    help: 'from when it is to hold; else from its adoption',
  },
  until: { type: 'string', value: 'YYYY-MM-DD', help: 'up to this day, not including it' },
} as const;
const ABOUT = 'Nothing holds by it until another person adopts it.';

type Common = {
  readonly server: string | null;
  readonly why: string | null;
  readonly json: boolean;
};

async function propose(
  world: World,
  { server, why, json }: Common,
  path: string,
  body: (why: string) => object,
): Promise<number> {
  if (why === null || why.trim() === '')
    throw new UserError('A proposal has its reasons', 'Say --why TEXT.');
  const client = await world.server.connect(server);
  const change = await client.post<ShownChange>(path, body(why));
  const lines = changeText(styleOf(world.out.terminal), change);
  world.out.write(
    json
      ? `${JSON.stringify({ grendel: 'change/1', change }, null, 2)}\n`
      : `${[...lines, 'Another person adopts it:', `  grendel changes adopt ${calledOf(change)} --why TEXT`].join('\n')}\n`,
  );
  return 0;
}

/** What a listing or a policy is about is shorter to say than its id. */
const calledOf = ({ id, kind, subject }: ShownChange): string =>
  kind === 'listing' || kind === 'policy' ? subject : id;

function jsonIn(world: World, file: string): unknown {
  try {
    return JSON.parse(world.files.read(file).replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${file}: is no JSON`, 'Look for a comma, bracket or quotation mark.');
  }
}

export const proposePolicy = command({
  name: 'changes propose policy',
  summary: 'proposes a policy',
  usage: 'grendel changes propose policy FILE --why TEXT [options]',
  about: `Proposes a whole policy file (spec/policy.md). It takes the place of the policy of the same id. ${ABOUT}`,
  options: OPTIONS,
  words: { name: 'the file', least: 1, most: 1 },
  examples: [['grendel changes propose policy nl.json --why "…"', 'then: grendel changes show']],
  run: async ({ values, words }: Input<typeof OPTIONS>, world) => {
    const document = jsonIn(world, words[0] ?? '');
    const { from, until } = values;
    return propose(world, values, '/changes/policy', (why) => ({ document, why, from, until }));
  },
});

export const proposeListing = command({
  name: 'changes propose listing',
  summary: 'proposes a listing by hand, of an app, an entity or a territory',
  usage: 'grendel changes propose listing FILE --why TEXT [options]',
  about: `Proposes a listing beside the catalogue (docs/changes.md has the file). Until it is adopted, phones with what it names are counted and none is told. ${ABOUT}`,
  options: OPTIONS,
  words: { name: 'the file', least: 1, most: 1 },
  examples: [
    ['grendel changes propose listing temu.json --why "…" --until 2027-03-01', 'a temporary one'],
  ],
  run: async ({ values, words }: Input<typeof OPTIONS>, world) => {
    const document = jsonIn(world, words[0] ?? '');
    const { from, until } = values;
    return propose(world, values, '/changes/listing', (why) => ({ document, why, from, until }));
  },
});

export const proposeClearance = command({
  name: 'changes propose clearance',
  summary: 'proposes that an app may be used after all',
  usage: 'grendel changes propose clearance FILE --why TEXT [options]',
  about: `Proposes a clearance (spec/decisions.md: app, signer, from, to, by, why), on which an authority decides. It outweighs what was derived, never an adopted listing by name. ${ABOUT}`,
  options: COMMON,
  words: { name: 'the file', least: 1, most: 1 },
  examples: [['grendel changes propose clearance app.json --why "…"', 'an authority decides']],
  run: async ({ values, words }: Input<typeof COMMON>, world) => {
    const document = jsonIn(world, words[0] ?? '');
    return propose(world, values, '/changes/clearance', (why) => ({ document, why }));
  },
});

export const proposeFinding = command({
  name: 'changes propose finding',
  summary: 'proposes what an analyst found of an app',
  usage: 'grendel changes propose finding FILE --why TEXT [options]',
  about: `Proposes a finding (spec/decisions.md: app, decision, from, to, by, why, sources), which an authority signs. For an app that the catalogue does not have, newApp describes it (docs/changes.md). ${ABOUT}`,
  options: COMMON,
  words: { name: 'the file', least: 1, most: 1 },
  examples: [['grendel changes propose finding app.json --why "…"', 'an authority signs']],
  run: async ({ values, words }: Input<typeof COMMON>, world) => {
    const document = jsonIn(world, words[0] ?? '');
    return propose(world, values, '/changes/finding', (why) => ({ document, why }));
  },
});

const END = { ...COMMON, from: OPTIONS.from } as const;
export const proposeEnd = command({
  name: 'changes propose end',
  summary: 'proposes that an adopted change ends',
  usage: 'grendel changes propose end ID --why TEXT [options]',
  about: `Proposes that what was adopted ends, today or from a day on: then holds again what held before it. ${ABOUT}`,
  options: END,
  words: { name: 'the id of the change', least: 1, most: 1 },
  examples: [['grendel changes propose end 01a2… --why "…"', 'of a listing that is not needed']],
  run: async ({ values, words }: Input<typeof END>, world) => {
    const path = `/changes/${encodeURIComponent(words[0] ?? '')}/end`;
    return propose(world, values, path, (why) => ({ why, from: values.from }));
  },
});

export const proposeCatalogue = command({
  name: 'changes propose catalogue',
  summary: 'proposes a whole catalogue',
  usage: 'grendel changes propose catalogue DIR --why TEXT [options]',
  about: `Checks the tables of a folder (spec/catalogue.md) and proposes them. With an error in them nothing is taken. ${ABOUT}`,
  options: OPTIONS,
  words: { name: 'the folder', least: 1, most: 1 },
  examples: [['grendel changes propose catalogue new/ --why "…"', 'no network is needed']],
  run: async ({ values, words }: Input<typeof OPTIONS>, world) => {
    const files = await catalogueIn(world, words[0] ?? '');
    const { from, until } = values;
    return propose(world, values, '/changes/catalogue', (why) => ({ why, from, until, files }));
  },
});

const MOST_SHOWN = 20;
async function catalogueIn(world: World, dir: string): Promise<Readonly<Record<string, string>>> {
  const { errors } = await world.catalogue.check(dir);
  if (errors.length > 0) {
    const said = errors
      .slice(0, MOST_SHOWN)
      .map((one) => `${problemPlace(one)}: ${one.message} ${one.remedy}`);
    throw new UserError(
      said.join('\n'),
      `grendel catalogue check ${dir} has all of them. Nothing was proposed.`,
    );
  }
  // What was checked is UTF-8, so that its text is its bytes.
  const tables = world.files.within(dir).filter((file) => /(?:\.csv|VERSION)$/.test(file));
  return Object.fromEntries(
    tables.map((file) => [basename(file), Buffer.from(world.files.read(file)).toString('base64')]),
  );
}
