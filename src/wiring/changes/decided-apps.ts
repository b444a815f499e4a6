import { parseDecisions } from '../../catalogue/decisions.ts';
import { FileProblem, type Problem } from '../../catalogue/file-problem.ts';
import { known, parseNewApp } from '../../catalogue/listing-file.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import type { FindingByHand } from '../../core/changes/change.ts';
import type { AppId } from '../../core/statements.ts';
import type { Clearance } from '../../core/verdict.ts';

/** One, in the form that a file of decisions has for each. */
export function clearanceIn(json: unknown): Clearance {
  const [clearance] = inDecisions('clearance', 'clearances', json).clearances;
  if (!clearance) throw new Error('a clearance was read and is not there');
  return clearance;
}

/** The same of a finding, with an app that the catalogue does not have. */
export function findingIn(json: unknown): FindingByHand {
  const { newApp = null, ...rest } = objectIn(json);
  const [finding] = inDecisions('finding', 'findings', rest).findings;
  if (!finding) throw new Error('a finding was read and is not there');
  if (newApp === null) return { finding, app: null };
  const under = (one: Problem): Problem => ({
    ...one,
    member: ['newApp', one.member].filter(Boolean).join('.'),
  });
  return { finding, app: mending(under, () => parseNewApp(newApp, 'finding')) };
}

const objectIn = (json: unknown): Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json)
    ? (json as Readonly<Record<string, unknown>>)
    : {};

function inDecisions(name: string, list: 'clearances' | 'findings', json: unknown) {
  const own = new RegExp(`^${list}\\[0\\]\\.?`);
  return mending(
    (one) => ({ ...one, member: one.member.replace(own, '') }),
    () => parseDecisions({ clearances: [], findings: [], [list]: [json] }, name),
  );
}

/** Problems are told of the members that were handed in. */
function mending<T>(mend: (problem: Problem) => Problem, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    throw new FileProblem('', error.problems.map(mend));
  }
}

export function clearanceProblems({ app }: Clearance, catalogue: Catalogue): readonly Problem[] {
  return isThere(catalogue, app) ? [] : [UNKNOWN];
}

export function findingProblems(
  { finding, app }: FindingByHand,
  catalogue: Catalogue,
): readonly Problem[] {
  const sources = finding.sources.length > 0 ? [] : [NO_SOURCE];
  if (app === null) return [...sources, ...(isThere(catalogue, finding.app) ? [] : [UNKNOWN])];
  const other = app.id === finding.app ? [] : [OTHER_APP];
  const remedy = 'name the app of the catalogue in app, and leave newApp out';
  return [...sources, ...other, ...known(app, catalogue, { member: 'newApp', remedy })];
}

const isThere = ({ apps }: Catalogue, app: AppId): boolean => apps.some(({ id }) => id === app);

const UNKNOWN: Problem = {
  member: 'app',
  problem: 'is no app of the catalogue',
  remedy: 'mend its spelling',
};
const NO_SOURCE: Problem = {
  member: 'sources',
  problem: 'is empty, so that nobody can check it',
  remedy: 'name what was looked at: sha256:… of a file, an address',
};
const OTHER_APP: Problem = {
  member: 'newApp.id',
  problem: 'is not the app that the finding names',
  remedy: 'name it in app, or leave newApp out',
};
