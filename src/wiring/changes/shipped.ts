import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shipped } from '../../actions/changes/shipped.ts';
import { documentOf, readFiles } from '../../catalogue/files.ts';
import type { RuleSet } from '../../core/changes/rule-set.ts';
import { CATALOGUE, POLICIES } from '../places.ts';

/** The documents of what this edition of the program comes with, as it was read. */
export function shippedDocuments({ catalogue, policies }: RuleSet): readonly Shipped[] {
  return [
    {
      kind: 'catalogue',
      subject: 'catalogue',
      version: catalogue.version,
      digest: catalogue.digest,
      document: () => documentOf(readFiles(CATALOGUE)),
    },
    ...policies.map(({ id, version }): Shipped => {
      const document = policyDocument(id);
      const digest = createHash('sha256').update(document).digest('hex');
      return { kind: 'policy', subject: id, version, digest, document: () => document };
    }),
  ];
}

/** Without its layout: what a person proposes is kept so too. */
function policyDocument(id: string): Uint8Array {
  const text = readFileSync(join(POLICIES, `${id}.json`), 'utf8').replace(/^\uFEFF/, '');
  return Buffer.from(JSON.stringify(JSON.parse(text)));
}
