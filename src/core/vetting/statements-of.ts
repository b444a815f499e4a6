import type { Catalogue, Identifier } from '../catalogue.ts';
import type { AppId, Claim, EntityId, Publication, Trait } from '../statements.ts';
import type { Reason } from '../verdict.ts';
import type { Evidence } from './evidence.ts';
import type { Examined } from './report.ts';
import { standingOf } from './weigh.ts';

/** Where a statement stands that only a file makes, and only by signs that do not suffice to prohibit. */
const WEAK = 'file:weak';
const SOUND = 'file:sound';
/** No statement at all: only to learn whether it would be about a listed maker. */
const LEAD = 'file:lead';
const AT = { sound: SOUND, suggests: WEAK, lead: LEAD } as const;

/** The tables of a catalogue that are about apps. */
export type SaidOfApp = Pick<
  Catalogue,
  'apps' | 'identifiers' | 'names' | 'publications' | 'traits'
>;

/**
 * What the catalogue would say of an app together with the file; of a new one where it has none for it. Other apps are left out: what they are called and who
 * publishes them makes no difference, and a batch judges thousands of files.
 */
export function saidOf(
  catalogue: Catalogue,
  { sha256, evidence, told, whose }: Examined,
  subject: AppId,
  isNew: boolean,
): SaidOfApp {
  const signer = whose.kind === 'known-maker' ? [signedBy(subject, whose.entity, sha256)] : [];
  // A new app is in none of the tables, and then they are not asked for.
  const its = <T extends { readonly app: AppId }>(rows: () => readonly T[]): readonly T[] =>
    isNew ? [] : rows().filter(({ app }) => app === subject);
  return {
    apps: isNew
      ? [{ id: subject, name: subject, sensitive: '', note: '' }]
      : catalogue.apps.filter(({ id }) => id === subject),
    identifiers:
      isNew && told?.identifier
        ? [identified(subject, told, told.identifier.name)]
        : its(() => catalogue.identifiers),
    names: [],
    publications: [...its(() => catalogue.publications), ...signer],
    traits: [...its(() => catalogue.traits), ...traitsOf(evidence, subject, sha256)],
  };
}

/** Who is inside, and whom it talks to: one statement a maker and kind. */
function traitsOf(evidence: readonly Evidence[], app: AppId, sha256: string): readonly Trait[] {
  const signs = evidence.flatMap((sign) => {
    const kind = traitKind(sign);
    const isSaid = kind !== null && sign.entity !== null && sign.weight !== 'hint';
    return isSaid ? [{ kind, entity: sign.entity, sign }] : [];
  });
  const groups = Map.groupBy(signs, ({ kind, entity }) => `${kind}\t${entity}`);
  return [...groups.values()].flatMap((group): readonly Trait[] => {
    const [first] = group;
    if (!first) return [];
    const standing = standingOf(group.map(({ sign }) => sign));
    const { kind, entity, sign } = first;
    const what = sign.row?.name ?? sign.value;
    return [{ ...claimOf(sha256, AT[standing]), app, kind, entity, what }];
  });
}

/** Signs of presence make `embeds`, hosts `talks-to`; a packer's name says that code is hidden, not whose it is. */
function traitKind({ signal }: Evidence): Trait['kind'] | null {
  switch (signal) {
    case 'sdk':
    case 'sdk-trace':
    case 'loads-code':
    case 'packer':
    case 'trust-anchor':
    case 'code-of-known-app':
      return 'embeds';
    case 'host':
      return 'talks-to';
    default:
      return null;
  }
}

const claimOf = (sha256: string, at: string): Claim => ({
  from: null,
  to: null,
  says: 'holds',
  basis: at === SOUND ? 'read' : 'unverified',
  standing: 'confirmed',
  source: `sha256:${sha256}`,
  note: '',
  at,
});

const signedBy = (app: AppId, entity: EntityId, sha256: string): Publication => ({
  ...claimOf(sha256, SOUND),
  app,
  entity,
  role: 'signer',
  storeName: '',
});

const identified = (
  app: AppId,
  { platform }: NonNullable<Examined['told']>,
  identifier: string,
): Identifier => ({
  app,
  platform,
  identifier,
  trackId: '',
  borrowed: false,
  from: null,
  to: null,
  basis: 'read',
  source: '',
  note: '',
});

/** Whether a reason rests on what a file only hints at. */
export function isOfWeakSigns(reason: Reason): boolean {
  if (reason.code === 'embeds-sdk' || reason.code === 'talks-to') return reason.trait.at === WEAK;
  return reason.code === 'identifier-in-namespace';
}

/** Whether a reason is only a lead, and counts for nothing. */
export const isLead = (reason: Reason): boolean => 'trait' in reason && reason.trait.at === LEAD;
