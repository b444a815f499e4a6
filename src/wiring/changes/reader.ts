import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Draft, Prepared, RuleReader } from '../../actions/changes/door.ts';
import { checkFiles } from '../../catalogue/check.ts';
import { diffFiles } from '../../catalogue/diff.ts';
import { FileProblem, type Problem } from '../../catalogue/file-problem.ts';
import { catalogueFiles, documentOf, filesIn, type PackFiles } from '../../catalogue/files.ts';
import { misplaced, parseListing } from '../../catalogue/listing-file.ts';
import { parsePolicy, unmatchedAdoptions } from '../../catalogue/policy.ts';
import { sayProblem } from '../../catalogue/problem.ts';
import { catalogueOf } from '../../catalogue/read.ts';
import type { Catalogue } from '../../core/catalogue.ts';
import type { ChangeId, ChangeKind, Content } from '../../core/changes/change.ts';
import { clearanceIn, clearanceProblems, findingIn, findingProblems } from './decided-apps.ts';

/** Documents of rules in the formats of the catalogue, packed with gzip. */
export const ruleReader: RuleReader = {
  prepare(draft, inForce) {
    try {
      return prepare(draft, inForce);
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      return { ok: false, problems: error.problems.map((one) => said(draft.kind, one)) };
    }
  },
  read(kind, document) {
    if (kind === 'catalogue') return catalogueIn(filesIn(document));
    return contentOf(kind, JSON.parse(Buffer.from(document).toString()));
  },
  digest: (document) => createHash('sha256').update(document).digest('hex'),
  pack: (document) => gzipSync(document),
  unpack: (packed) => gunzipSync(packed),
  compare: (before, after) =>
    diffFiles(filesIn(before), filesIn(after)).tables.map(({ table, added, removed, changed }) => ({
      table,
      added: added.length,
      removed: removed.length,
      changed: changed.length,
    })),
};

/** More than these nobody mends at once. */
const MOST_SAID = 50;
const said = (kind: string, { member, problem, remedy }: Problem): string =>
  `${kind}.json: ${member ? `${member} ` : ''}${problem}; ${remedy}.`;

function prepare(draft: Draft, inForce: Catalogue): Prepared {
  if (draft.kind === 'catalogue') return prepareCatalogue(catalogueFiles(draft.files));
  const json = draft.kind === 'end' ? { change: draft.change } : draft.json;
  const content = contentOf(draft.kind, json);
  const problems = fitting(content, inForce).map((one) => said(draft.kind, one));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, content, document: Buffer.from(JSON.stringify(json)) };
}

function prepareCatalogue(files: PackFiles): Prepared {
  const { errors } = checkFiles(files);
  if (errors.length > 0) return { ok: false, problems: errors.slice(0, MOST_SAID).map(sayProblem) };
  return { ok: true, content: catalogueIn(files), document: documentOf(files) };
}

const catalogueIn = (files: PackFiles): Content => ({
  kind: 'catalogue',
  catalogue: catalogueOf(files).catalogue,
});

function contentOf(kind: Exclude<ChangeKind, 'catalogue'>, json: unknown): Content {
  switch (kind) {
    case 'policy':
      return { kind, policy: parsePolicy(json, kind) };
    case 'listing':
      return { kind, listing: parseListing(json, kind) };
    case 'clearance':
      return { kind, clearance: clearanceIn(json) };
    case 'finding':
      return { kind, finding: findingIn(json) };
    case 'end':
      return { kind, ends: (json as { readonly change: ChangeId }).change };
  }
}

function fitting(content: Content, inForce: Catalogue): readonly Problem[] {
  if (content.kind === 'listing') return misplaced(content.listing, inForce);
  if (content.kind === 'clearance') return clearanceProblems(content.clearance, inForce);
  if (content.kind === 'finding') return findingProblems(content.finding, inForce);
  if (content.kind !== 'policy') return [];
  return unmatchedAdoptions(content.policy, inForce.listings).map(({ government, instrument }) => ({
    member: 'adopts',
    problem: `has ${government} “${instrument}”, which matches no listing and so would free what it prohibits`,
    remedy: 'write the instrument as listings.csv does, or propose a catalogue that has it',
  }));
}
