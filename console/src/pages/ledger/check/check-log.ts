import { fromBase64 } from './bytes.ts';
import { checkpointOf, keysOf, signedBy, type Checkpoint, type Key } from './note.ts';
import { beginsWith } from './tree.ts';

/** `holds`, `fails`, or `unknown`: nobody could tell here. */
export type Outcome = 'holds' | 'fails' | 'unknown';
/** What was checked, in the order in which one rests on the other. */
export type Step =
  | { readonly kind: 'readable'; readonly outcome: Outcome }
  | { readonly kind: 'signed'; readonly outcome: Outcome; readonly key: string }
  /** `first`: this browser had no key to compare with. */
  | {
      readonly kind: 'key';
      readonly outcome: Outcome;
      readonly is: 'same' | 'changed' | 'first' | 'other';
    }
  | { readonly kind: 'earlier-readable'; readonly outcome: Outcome }
  | { readonly kind: 'earlier-signed'; readonly outcome: Outcome; readonly size: number }
  | {
      readonly kind: 'begins-with';
      readonly outcome: Outcome;
      readonly from: number;
      readonly to: number;
      readonly is: 'longer' | 'same' | 'shorter' | 'other-log';
    };
export type Checked = {
  readonly steps: readonly Step[];
  readonly checkpoint: Checkpoint | null;
  readonly outcome: Outcome;
};
export type Asked = {
  readonly note: string;
  /** What the server says its keys are. */
  readonly keys: string;
  readonly earlier: string | null;
  /** Keys that are known from before; null: none. */
  readonly known: string | null;
  readonly proof: (from: number, to: number) => Promise<readonly string[]>;
};

/** Checks a log's checkpoint, by the key, against an earlier checkpoint. It trusts nothing that the server says of itself but the key, and that only the first time. */
export async function checkLog({ note, keys, earlier, known, proof }: Asked): Promise<Checked> {
  const checkpoint = checkpointOf(note);
  if (checkpoint === null) return whole([{ kind: 'readable', outcome: 'fails' }], null);
  const told = await keysOf(keys);
  const own = known === null ? [] : await keysOf(known);
  const signer = await signerOf(checkpoint, told);
  const steps: Step[] = [
    { kind: 'signed', outcome: signer.outcome, key: signer.key?.text ?? '' },
    await keyStep(checkpoint, signer.key, own, known !== null),
  ];
  if (earlier !== null)
    steps.push(...(await earlierSteps(checkpoint, earlier, [...own, ...told], proof)));
  return whole(steps, checkpoint);
}

async function signerOf(
  checkpoint: Checkpoint,
  keys: readonly Key[],
): Promise<{ readonly outcome: Outcome; readonly key: Key | null }> {
  for (const key of keys) {
    if (key.name !== checkpoint.origin) continue;
    const signed = await signedBy(checkpoint, key);
    if (signed === 'signed') return { outcome: 'holds', key };
    if (signed === 'no-ed25519') return { outcome: 'unknown', key };
  }
  return { outcome: 'fails', key: null };
}

/** While a key is changed both sign: a new one is right where the old one signed as well. */
async function keyStep(
  checkpoint: Checkpoint,
  signer: Key | null,
  own: readonly Key[],
  hasKnown: boolean,
): Promise<Step> {
  if (!hasKnown) return { kind: 'key', outcome: 'unknown', is: 'first' };
  if (own.some(({ text }) => text === signer?.text))
    return { kind: 'key', outcome: 'holds', is: 'same' };
  const { outcome } = await signerOf(checkpoint, own);
  return { kind: 'key', outcome, is: outcome === 'fails' ? 'other' : 'changed' };
}

async function earlierSteps(
  checkpoint: Checkpoint,
  text: string,
  keys: readonly Key[],
  proof: Asked['proof'],
): Promise<readonly Step[]> {
  const earlier = checkpointOf(text);
  if (earlier === null) return [{ kind: 'earlier-readable', outcome: 'fails' }];
  const { outcome } = await signerOf(earlier, keys);
  const signed: Step = { kind: 'earlier-signed', outcome, size: earlier.size };
  const ends = { from: earlier.size, to: checkpoint.size };
  const begins = (said: Outcome, is: 'longer' | 'same' | 'shorter' | 'other-log'): Step => ({
    kind: 'begins-with',
    outcome: said,
    ...ends,
    is,
  });
  if (earlier.origin !== checkpoint.origin) return [signed, begins('fails', 'other-log')];
  if (earlier.size > checkpoint.size) return [signed, begins('fails', 'shorter')];
  const is = earlier.size === checkpoint.size ? 'same' : 'longer';
  const hashes =
    is === 'same' || earlier.size === 0 ? [] : await proof(earlier.size, checkpoint.size);
  const bytes = hashes.map(fromBase64);
  const holds =
    earlier.size === 0 ||
    (bytes.every((hash) => hash !== null) && (await beginsWith(checkpoint, earlier, bytes)));
  return [signed, begins(holds ? 'holds' : 'fails', is)];
}

function whole(steps: readonly Step[], checkpoint: Checkpoint | null): Checked {
  return { steps, checkpoint, outcome: outcomeOf(steps) };
}

/** One that fails decides. A first key is no fault; a signature that this browser can not check leaves all open. */
function outcomeOf(
  steps: readonly { readonly kind: string; readonly outcome: Outcome }[],
): Outcome {
  if (steps.some(({ outcome }) => outcome === 'fails')) return 'fails';
  return steps.some(({ kind, outcome }) => outcome === 'unknown' && kind !== 'key')
    ? 'unknown'
    : 'holds';
}
