import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shipped } from '../../actions/changes/shipped.ts';
import { documentOf, type PackFiles } from '../../catalogue/files.ts';
import { parsePolicy } from '../../catalogue/policy.ts';
import { catalogueOf } from '../../catalogue/read.ts';
import { NO_DECISIONS } from '../../core/situation.ts';
import { POLICIES } from '../places.ts';
import type { openRules } from './open-rules.ts';
import { ruleReader } from './reader.ts';

/** A catalogue of two makers, one of them run from China, with three apps and no listing. */
export const PACK = {
  VERSION: '2026-11-20\n',
  'entities.csv':
    'id,name,kind,state_of,basis,source\n' +
    'maker-cn,Maker CN,company,,read,https://example.org/cn\n' +
    'maker-nl,Maker NL,company,,read,https://example.org/nl\n',
  'seats.csv':
    'entity,kind,territory,basis,source\n' +
    'maker-cn,headquartered,CN,read,https://example.org/cn\n' +
    'maker-nl,headquartered,NL,read,https://example.org/nl\n',
  'apps.csv': 'id,name\nclip,Clip\nnotes,Notes\nchat,Chat\n',
  'identifiers.csv':
    'app,platform,identifier,basis,source\n' +
    'clip,ios,com.clip.App,read,https://example.org/clip\n' +
    'notes,ios,com.notes.App,read,https://example.org/notes\n' +
    'chat,ios,com.chat.App,read,https://example.org/chat\n',
  'publications.csv':
    'app,entity,role,basis,source\n' +
    'clip,maker-cn,publisher,read,https://example.org/clip\n' +
    'notes,maker-nl,publisher,read,https://example.org/notes\n' +
    'chat,maker-nl,publisher,read,https://example.org/chat\n',
} as const;

export const filesOf = (pack: Readonly<Record<string, string>>): PackFiles =>
  new Map(
    Object.keys(pack)
      .toSorted()
      .map((name) => [name, Buffer.from(pack[name] ?? '')]),
  );

/** The file of the shipped policy, with other members in their places. */
const NL = JSON.parse(readFileSync(join(POLICIES, 'nl.json'), 'utf8')) as Readonly<
  Record<string, unknown>
>;
export const policyJson = (change: Readonly<Record<string, unknown>> = {}) => ({
  ...NL,
  version: '2026-11-01',
  territories: ['CN'],
  adopts: [],
  reasons: {},
  groups: [group('everyone', 'advise'), group('managed', 'prevent')],
  ...change,
});
const group = (id: string, measure: string) => ({
  id,
  who: id,
  phases: [{ measure, from: '2026-01-01' }],
  regime: 'deny-list',
});

/** A listing of the catalogue's app `chat`. */
export const LISTING = {
  id: 'nl-chat',
  policy: 'nl',
  government: 'NL',
  authority: 'Ministry of Bridges',
  instrument: 'Decision 12',
  measure: 'prohibit',
  subject: { kind: 'app', app: 'chat' },
  words: 'Chat',
  source: 'https://example.org/decision-12',
} as const;

export const shippedOf = (
  pack: Readonly<Record<string, string>>,
  policies: readonly object[],
): { readonly shipped: readonly Shipped[]; readonly known: Known } => {
  const files = filesOf(pack);
  const { catalogue, problems } = catalogueOf(files);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const documents = policies.map((one) => ({
    policy: parsePolicy(one, 'policy'),
    document: Buffer.from(JSON.stringify(one)),
  }));
  return {
    shipped: [
      {
        kind: 'catalogue',
        subject: 'catalogue',
        version: catalogue.version,
        digest: catalogue.digest,
        document: () => documentOf(files),
      },
      ...documents.map(({ policy, document }): Shipped => ({
        kind: 'policy',
        subject: policy.id,
        version: policy.version,
        digest: ruleReader.digest(document),
        document: () => document,
      })),
    ],
    known: { catalogue, policies: documents.map(({ policy }) => policy), decisions: NO_DECISIONS },
  };
};
type Known = Parameters<typeof openRules>[2];
