import { z } from '@hono/zod-openapi';
import { LANGUAGES } from '../../core/notices/rules.ts';
import { MEASURES } from '../../core/catalogue.ts';
import { WHOLE } from '../../core/share.ts';
import type { EntityPage } from '../../sentences/app-page/entity.ts';
import type { AppPage, PageReason } from '../../sentences/app-page/page.ts';
import type { PageStatement } from '../../sentences/app-page/statements.ts';
import { shownDay } from './course.ts';

const DECISIONS = ['prohibited', 'undetermined', 'permitted'] as const;
const Numbers = z.array(z.number().int()).openapi({ description: 'Numbers of statements.' });
const Reason = z
  .object({
    code: z.string(),
    leadsTo: z.enum(DECISIONS),
    decides: z.boolean(),
    sentence: z.string(),
    statements: Numbers,
    listing: z.string().nullable(),
  })
  .openapi('AppReason');
const Share = z
  .object({ min: z.number(), max: z.number() })
  .nullable()
  .openapi({ description: 'In per cent; null: no figure is stated.' });
const Statement = z
  .object({
    number: z.number().int(),
    kind: z.enum(['publication', 'interest', 'seat']),
    subject: z.string(),
    object: z.string(),
    as: z.string().openapi({ example: 'shareholding' }),
    sentence: z.string(),
    share: Share,
    says: z.enum(['holds', 'ends', 'contests', 'corrects']),
    standing: z.enum(['confirmed', 'reported', 'contested']),
    basis: z.enum(['read', 'unverified']),
    source: z.string(),
    note: z.string(),
    place: z.string().openapi({ description: 'In the catalogue: `interests.csv:12`.' }),
    from: shownDay().nullable(),
    to: shownDay().nullable(),
    certain: z
      .boolean()
      .openapi({ description: 'Read, confirmed, and neither an end nor a contest.' }),
    decides: z.boolean(),
    others: Numbers.openapi({ description: 'What else is stated of the same.' }),
  })
  .openapi('AppStatement');
const Node = z
  .object({
    id: z.string().openapi({ example: 'entity:bytedance' }),
    kind: z.enum(['app', 'entity', 'territory']),
    name: z.string(),
    seats: z.array(z.object({ territory: z.string(), name: z.string() })),
    listed: z.boolean(),
    decides: z.boolean(),
    column: z.number().int().openapi({ description: 'So many steps from the app.' }),
  })
  .openapi('ChainNode');
const Link = z
  .object({
    from: z.string(),
    to: z.string(),
    as: z.string(),
    share: Share,
    certain: z.boolean(),
    decides: z.boolean(),
    statements: Numbers,
  })
  .openapi('ChainLink');
const Chain = z.object({ nodes: z.array(Node), links: z.array(Link) });
const Listing = z
  .object({
    id: z.string(),
    government: z.string(),
    governmentName: z.string(),
    authority: z.string(),
    instrument: z.string(),
    measure: z.enum(MEASURES),
    words: z.string(),
    names: z.enum(['app', 'publisher']),
    from: shownDay().nullable(),
    to: shownDay().nullable(),
    basis: z.enum(['read', 'unverified']),
    source: z.string(),
    binds: z.boolean().openapi({ description: 'The policy adopts it.' }),
  })
  .openapi('AppListing');
const Change = z
  .object({
    kind: z.string(),
    would: z.boolean().openapi({ description: 'False: it looks so, and would not.' }),
    sentence: z.string(),
    statement: z.number().int().nullable(),
    listing: z.string().nullable(),
    becomes: z.enum(DECISIONS).nullable(),
  })
  .openapi('AppChange');

export const ShownAppPage = z
  .object({
    app: z.object({ id: z.string(), name: z.string(), category: z.string().nullable() }),
    policy: z.object({ id: z.string(), name: z.string(), version: z.string() }),
    at: shownDay(),
    language: z.enum(LANGUAGES),
    decision: z.enum(DECISIONS),
    sentence: z.string(),
    reasons: z.array(Reason),
    outweighed: z.array(Reason),
    statements: z.array(Statement),
    chain: Chain,
    listings: z.array(Listing),
    identifiers: z.array(
      z.object({
        platform: z.enum(['android', 'ios']),
        identifier: z.string(),
        trackId: z.string(),
        borrowed: z.boolean(),
        basis: z.enum(['read', 'unverified']),
        source: z.string(),
        from: shownDay().nullable(),
        to: shownDay().nullable(),
      }),
    ),
    names: z.array(z.object({ name: z.string(), language: z.string() })),
    changes: z.array(Change),
  })
  .openapi('AppPage');

const shareShown = (share: PageStatement['share']): z.infer<typeof Share> =>
  share && { min: (100 * share.min) / WHOLE, max: (100 * share.max) / WHOLE };
const reasonShown = (reason: PageReason): z.infer<typeof Reason> => ({
  code: reason.code,
  leadsTo: reason.leadsTo,
  decides: reason.decides,
  sentence: reason.sentence,
  statements: [...reason.statements],
  listing: reason.listing,
});
const statementShown = ({ claim, ...one }: PageStatement): z.infer<typeof Statement> => ({
  number: one.number,
  kind: one.kind,
  subject: one.subject,
  object: one.object,
  as: one.as,
  sentence: one.sentence,
  share: shareShown(one.share),
  says: claim.says,
  standing: claim.standing,
  basis: claim.basis,
  source: claim.source,
  note: claim.note,
  place: claim.at,
  from: claim.from,
  to: claim.to,
  certain: one.isCertain,
  decides: one.decides,
  others: [...one.others],
});

const chainShown = (chain: AppPage['chain']): z.infer<typeof Chain> => ({
  nodes: chain.nodes.map(({ id, kind, name, seats, isListed, decides, column }) => ({
    id,
    kind,
    name,
    seats: seats.map((seat) => ({ territory: seat.territory, name: seat.name })),
    listed: isListed,
    decides,
    column,
  })),
  links: chain.links.map(({ from, to, as, share, isCertain, decides, statements }) => ({
    from,
    to,
    as,
    share: shareShown(share),
    certain: isCertain,
    decides,
    statements: [...statements],
  })),
});
const listingShown = (one: AppPage['listings'][number]): z.infer<typeof Listing> => ({
  id: one.id,
  government: one.government,
  governmentName: one.governmentName,
  authority: one.authority,
  instrument: one.instrument,
  measure: one.measure,
  words: one.words,
  names: one.names,
  from: one.from,
  to: one.to,
  basis: one.basis,
  source: one.source,
  binds: one.binds,
});

export const appPageShown = (page: AppPage): z.infer<typeof ShownAppPage> => ({
  app: { id: page.app.id, name: page.app.name, category: page.app.category },
  policy: { id: page.policy.id, name: page.policy.name, version: page.policy.version },
  at: page.at,
  language: page.language,
  decision: page.decision,
  sentence: page.sentence,
  reasons: page.reasons.map(reasonShown),
  outweighed: page.outweighed.map(reasonShown),
  statements: page.statements.map(statementShown),
  chain: chainShown(page.chain),
  listings: page.listings.map(listingShown),
  identifiers: page.identifiers.map((one) => ({
    platform: one.platform,
    identifier: one.identifier,
    trackId: one.trackId,
    borrowed: one.borrowed,
    basis: one.basis,
    source: one.source,
    from: one.from,
    to: one.to,
  })),
  names: page.names.map(({ name, language }) => ({ name, language })),
  changes: page.changes.map(({ kind, would, sentence, statement, listing, becomes }) => ({
    kind,
    would,
    sentence,
    statement,
    listing,
    becomes,
  })),
});

export const ShownEntityPage = z
  .object({
    entity: z.object({
      id: z.string(),
      name: z.string(),
      kind: z.string(),
      lei: z.string(),
      wikidata: z.string(),
    }),
    policy: z.object({ id: z.string(), name: z.string(), version: z.string() }),
    at: shownDay(),
    language: z.enum(LANGUAGES),
    statements: z.array(Statement),
    chain: Chain,
    apps: z.array(z.object({ id: z.string(), name: z.string(), decision: z.enum(DECISIONS) })),
    listings: z.array(Listing),
  })
  .openapi('EntityPage');

export const entityPageShown = (page: EntityPage): z.infer<typeof ShownEntityPage> => ({
  entity: {
    id: page.entity.id,
    name: page.entity.name,
    kind: page.entity.kind,
    lei: page.entity.lei,
    wikidata: page.entity.wikidata,
  },
  policy: { id: page.policy.id, name: page.policy.name, version: page.policy.version },
  at: page.at,
  language: page.language,
  statements: page.statements.map(statementShown),
  chain: chainShown(page.chain),
  apps: page.apps.map(({ id, name, decision }) => ({ id, name, decision })),
  listings: page.listings.map(listingShown),
});
