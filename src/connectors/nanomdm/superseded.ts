import type { Content } from './contents.ts';
import { readSetName } from './contents.ts';
import { isOut, recallAll, recordsUnder } from './records.ts';
import { type DeviceSteps, settle, type StepRecord } from './steps.ts';
import type { Tools } from './tools.ts';

type Declared = Extract<Content, { readonly kind: 'declaration' }>;

/**
 * Takes older versions of a restriction out of KMFDDM once no device is to have them any more: each version is a set and two declarations
 * there, and a list that changes every week would leave a hundred behind in a year. Only versions that Grendel remembers to have put
 * there itself; one that a device may still have, or is to get, stays.
 */
export async function takeSuperseded(
  tools: Tools,
  { key, set: kept }: Pick<Declared, 'key' | 'set'>,
  signal: AbortSignal,
): Promise<void> {
  const { kmfddm, contents, memory } = tools;
  if (kmfddm === null) return;
  const own = new Set((await contents.all()).flatMap(setOf));
  const old = (await kmfddm.sets(signal)).filter(
    (set) => set !== kept && own.has(set) && readSetName(set)?.key === key,
  );
  if (old.length === 0) return;
  const enrolled = await recallAll(memory, 'enrolled', signal);
  const versions = new Set<string>();
  for await (const value of recordsUnder(memory, 'steps/', signal)) {
    const { id, steps } = value as DeviceSteps;
    const device = enrolled.get(id);
    if (device === undefined || isOut(device)) continue;
    const own = steps.filter((step) => step.key === key && step.identifier === null);
    for (const version of inUse(await settle(memory, own, null))) versions.add(version);
  }
  for (const set of old)
    if (!versions.has(readSetName(set)?.version ?? '')) await kmfddm.dropSet(set, signal);
}

const setOf = (content: Content): readonly string[] =>
  content.kind === 'declaration' ? [content.set] : [];

/**
 * Versions that a device has or may come to have: its last step that is done, and all after it. What is done took the place of what was
 * given before.
 */
function inUse(own: readonly StepRecord[]): readonly string[] {
  const from = own.findLastIndex(({ state }) => state === 'done');
  return own
    .slice(Math.max(0, from))
    .flatMap(({ hash }) => (hash === null ? [] : [hash.slice(0, 12)]));
}
