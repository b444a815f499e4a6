import { FILE_FINDING_CODES } from '../../core/vetting/file-finding-codes.ts';
import { VETTING_EXIT_CODES } from '../../core/vetting/answer.ts';
import { reachOf } from '../../core/vetting/reach.ts';
import type { Vetted } from '../../core/vetting/report.ts';
import { en } from '../../sentences/file-findings/en.ts';
import { reasonSentence } from '../../sentences/reasons.ts';
import type { Speaker } from '../../sentences/speaker.ts';
import type { FileOutcome } from './door.ts';
import { nameOf } from './subject.ts';

/** One file as JSON, `spec/vet.md`. */
export function vettedRecord(file: string, vetted: Vetted, speaker: Speaker): object {
  const { findings, told, verdict, setAside, answer, ...rest } = vetted;
  const name = nameOf(vetted, speaker);
  return {
    grendel: 'vet/1',
    kind: 'examined',
    file,
    answer,
    exit: VETTING_EXIT_CODES[answer],
    ...rest,
    sentences: (verdict?.because ?? []).map((reason) => reasonSentence(name, reason, speaker)),
    verdict,
    setAside,
    app: told,
    reach: reachOf(told),
    findings: findings.map((finding) => ({
      ...finding,
      severity: FILE_FINDING_CODES[finding.code],
      says: en[finding.code],
    })),
  };
}

/** A file that was not read, and why it needn't or couldn't be. */
export function otherRecord(outcome: Exclude<FileOutcome, { readonly kind: 'examined' }>): object {
  return { grendel: 'vet/1', ...outcome };
}
