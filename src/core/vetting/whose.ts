import type { Evidence } from './evidence.ts';
import type { Facts } from './facts.ts';
import { speaks } from './identity-signs.ts';
import type { Knowledge, KnownSigner } from './knowledge.ts';
import type { AppId } from '../statements.ts';
import type { Whose } from './report.ts';
import { isAtLeast } from './weigh.ts';

/** Whose app a file is, as far as it shows: an identifier is only a claim, the signature proves it where a key of the app is on record. */
export function whoseIs(facts: Facts, evidence: readonly Evidence[], knowledge: Knowledge): Whose {
  const of = (signal: Evidence['signal']) => evidence.filter((sign) => sign.signal === signal);
  const app = of('known-identifier')[0]?.app ?? null;
  const signers = of('known-signer').filter(({ weight }) => weight === 'decisive');
  if (app !== null) return ofKnownIdentifier(facts, app, signers, of('shared-signer'), knowledge);
  const maker = signers.find(({ entity }) => entity !== null)?.entity;
  if (maker) return { kind: 'known-maker', entity: maker };
  const fork = of('code-of-known-app').find(({ weight }) => isAtLeast(weight, 'strong'))?.app;
  if (fork) return { kind: 'fork', app: fork };
  const namesake = of('known-name')[0]?.app;
  return namesake ? { kind: 'namesake', app: namesake } : { kind: 'unknown' };
}

function ofKnownIdentifier(
  facts: Facts,
  app: AppId,
  signers: readonly Evidence[],
  shared: readonly Evidence[],
  knowledge: Knowledge,
): Whose {
  const ofApp = (sign: Evidence): boolean => sign.app === app && sign.weight === 'decisive';
  // A studio's key signs for several makers: its app's own row still says that it signs for this one.
  if (signers.some(ofApp) || shared.some(ofApp)) return { kind: 'known', app };
  const onRecord = knowledge.signers.some((row) => isFor(row, facts, app) && row.basis === 'read');
  if (isForged(facts)) return { kind: 'other-signer', app };
  const anybody = new Set(knowledge.signers.filter(({ anyone }) => anyone).map(({ key }) => key));
  const keys = keysOf(facts);
  // What is signed by a key that is public is nobody's release, whatever is on record.
  if (keys.length > 0 && keys.every((key) => anybody.has(key))) {
    return { kind: 'other-signer', app };
  }
  return { kind: onRecord && keys.length > 0 ? 'other-signer' : 'identifier-only', app };
}

/** Other editions of a product may well be signed with other keys. */
const isFor = (row: KnownSigner, { platform, identifier }: Facts, app: AppId): boolean =>
  row.app === app &&
  row.platform === platform &&
  (row.identifier === null || row.identifier === identifier?.name);

/** A signature is there and does not hold. Phones look at the oldest scheme only where there is no other. */
export const isForged = ({ signers }: Pick<Facts, 'signers'>): boolean => {
  const isNewer = signers.some(({ scheme, verified }) => scheme !== 'v1' && verified === true);
  return signers.some(
    ({ scheme, verified }) => verified === false && !(scheme === 'v1' && isNewer),
  );
};

/** Keys that speak for the file. */
export const keysOf = ({ signers, teams }: Pick<Facts, 'signers' | 'teams'>): readonly string[] => [
  ...new Set([
    ...signers
      .filter((signer) => signer.scheme !== 'cms' && speaks(signer, signers))
      .map(({ certificate }) => certificate.sha256),
    ...teams.map(({ name }) => name),
  ]),
];
