import type { Platform } from '../../core/catalogue.ts';
import type { AppId, EntityId, Territory } from '../../core/statements.ts';
import {
  FAMILIES,
  SIGNALS,
  WEIGHTS,
  type Evidence,
  type EvidenceKind,
} from '../../core/vetting/evidence.ts';
import { FILE_FINDING_CODES, type FileFindingCode } from '../../core/vetting/file-finding-codes.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { Place } from '../../core/vetting/place.ts';
import type { Examined, Told, Whose } from '../../core/vetting/report.ts';
import {
  amount,
  count,
  either,
  listOf,
  Misshapen,
  named,
  oneOf,
  orNull,
  record,
  shape,
  text,
  truth,
  type Shape,
} from './shapes.ts';

/**
 * What a walled process says of a file, if it has the shape of an answer: a file may have taken that process over, and then it says what it likes, but
 * only so. Null where it hasn't.
 */
export function checked(said: unknown): Examined | null {
  try {
    return EXAMINED(said);
  } catch (error) {
    if (error instanceof Misshapen) return null;
    throw error;
  }
}

const PLACE: Shape<Place> = shape({ entry: text, offset: orNull(count) });
const NAMED = { name: text, place: PLACE };
const names = listOf(shape(NAMED));

const CERTIFICATE = shape({
  sha256: text,
  sha1: text,
  subject: orNull(text),
  issuer: orNull(text),
  serial: orNull(text),
  notBefore: orNull(text),
  notAfter: orNull(text),
  key: orNull(text),
  signatureAlgorithm: orNull(text),
  spki: orNull(text),
});

const TOLD: Shape<Told> = shape({
  platform: oneOf<Platform>(['android', 'ios']),
  format: oneOf(['apk', 'split-apks', 'ipa']),
  identifier: orNull(shape(NAMED)),
  version: orNull(shape(NAMED)),
  build: orNull(shape(NAMED)),
  labels: listOf(shape({ ...NAMED, language: text })),
  oldestSystem: orNull(text),
  targetSystem: orNull(text),
  signers: listOf(
    shape({
      scheme: oneOf(['v1', 'v2', 'v3', 'v3.1', 'cms']),
      role: oneOf(['signer', 'lineage']),
      verified: orNull(truth),
      certificate: CERTIFICATE,
      place: PLACE,
    }),
  ),
  teams: listOf(
    shape({
      ...NAMED,
      says: oneOf(['code-signature', 'entitlements', 'profile']),
      organisation: orNull(text),
    }),
  ),
  components: listOf(
    shape({
      ...NAMED,
      kind: oneOf([
        'application',
        'activity',
        'service',
        'receiver',
        'provider',
        'factory',
        'extension',
      ]),
    }),
  ),
  metaData: listOf(shape({ ...NAMED, value: orNull(text) })),
  permissions: names,
  queries: names,
  libraries: names,
  frameworks: listOf(shape({ ...NAMED, bundleId: orNull(text), version: orNull(text) })),
  classes: count,
  hosts: listOf(
    shape({ ...NAMED, from: oneOf(['code', 'manifest', 'configuration', 'privacy-manifest']) }),
  ),
  addresses: names,
  trustAnchors: listOf(shape({ ...NAMED, sha256: text })),
  leads: listOf(shape({ ...NAMED, kind: oneOf(['icp', 'public-security', 'inn', 'ogrn']) })),
  defaultLanguage: orNull(shape(NAMED)),
  unread: listOf(
    shape({
      what: oneOf(['manifest', 'code', 'signature', 'resources', 'profile', 'entry', 'nested']),
      why: oneOf(['encrypted', 'packed', 'broken', 'missing', 'limit', 'unknown-method']),
      place: PLACE,
    }),
  ),
});

const FINDING: Shape<FileFinding> = shape({
  code: oneOf(Object.keys(FILE_FINDING_CODES) as FileFindingCode[]),
  place: PLACE,
  phoneReads: orNull(text),
  toolsRead: orNull(text),
  facts: record(either(text, amount)),
});

const EVIDENCE: Shape<Evidence> = shape({
  signal: oneOf(SIGNALS),
  about: oneOf(['app', 'inside']),
  weight: oneOf(WEIGHTS),
  kind: oneOf(Object.keys(FAMILIES) as EvidenceKind[]),
  value: text,
  row: orNull(shape({ table: text, id: text, name: text })),
  entity: orNull(named<EntityId>()),
  app: orNull(named<AppId>()),
  territory: orNull(named<Territory>()),
  count,
  place: PLACE,
  basis: orNull(oneOf(['read', 'unverified'])),
  source: text,
});

const OF_APP = shape({
  kind: oneOf(['known', 'identifier-only', 'other-signer', 'fork', 'namesake']),
  app: named<AppId>(),
});
const OF_NOBODY = either(
  shape({ kind: oneOf(['known-maker']), entity: named<EntityId>() }),
  shape({ kind: oneOf(['unknown']) }),
);
const WHOSE: Shape<Whose> = either(OF_APP, OF_NOBODY);

const EXAMINED: Shape<Examined> = shape({
  sha256: text,
  size: count,
  outcome: oneOf(['analysed', 'not-analysable', 'not-readable']),
  why: orNull(
    oneOf([
      'packed',
      'encrypted',
      'no-app-file',
      'damaged',
      'too-big',
      'took-too-long',
      'took-too-much-memory',
      'reader-stopped',
    ]),
  ),
  told: orNull(TOLD),
  whose: WHOSE,
  evidence: listOf(EVIDENCE),
  findings: listOf(FINDING),
});
