import { type FailureCode, MdmFault, type StepResult } from '../../actions/mdm/connector.ts';

export const failed = (code: FailureCode, detail: string | null = null): StepResult => ({
  kind: 'failed',
  code,
  detail,
});

/** What Jamf refused is a result; what may pass (no answer, no right, throttled) is thrown again. */
export function refusal(error: unknown): StepResult {
  if (!(error instanceof MdmFault)) throw error;
  const detail = error.status === null ? null : String(error.status);
  // Removed between our look and our word; the name is taken, or a device of the scope is gone (unverified: 409 for both).
  if (error.kind === 'not-found') return failed('gone', detail);
  if (error.kind === 'conflict') return failed('changed-meanwhile', detail);
  if (error.status === 413) return failed('too-large', detail);
  if (error.kind === 'refused') return failed('refused', detail);
  throw error;
}
