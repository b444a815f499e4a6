import type { Instant } from '../../core/inventory.ts';
import { announce } from '../inventories/announce.ts';
import { receive } from '../inventories/receive.ts';
import { recorded } from '../recorded.ts';
import type { Rulebook } from '../rulebook.ts';
import { done, type Context, type Outcome } from '../server.ts';
import { connectSampleMdm } from './connect-mdm.ts';
import type { SampleFile, SampleServer } from './door.ts';
import { askForOne, callThem, planCanary, proposeOne, type Acting } from './enliven.ts';
import { foundSample, saidOf } from './found-sample.ts';
import { CUT_FILE } from './invented.ts';
import { dayAfter } from './may-load.ts';
import { keepSample, sampleIn, type Sample } from './sample.ts';

export const SAMPLE_STEPS = [
  'found',
  'inventories',
  'held',
  'proposal',
  'exception',
  'calls',
  'mdm',
] as const;
export type SampleProgress = {
  readonly step: (typeof SAMPLE_STEPS)[number];
  /** The export that is read. */
  readonly file: string | null;
  readonly week: string | null;
  readonly done: number;
  readonly of: number;
};
export type LoadingSample = {
  /** Of now: what is proposed meanwhile is counted in later exports. */
  readonly rulebook: () => Rulebook;
  readonly watch: (progress: SampleProgress) => void;
  readonly signal: AbortSignal;
};

const DEVICES = 120;

/**
 * Brings the invented fleet of two weeks, and what makes it look lived in: holders who were called, a proposal and an exception that
 * wait for a second person, an export that is held, a simulated MDM. Cut off, it goes on where it was; done, it does nothing.
 */
export async function loadSample(
  server: SampleServer,
  context: Context,
  { rulebook, watch, signal }: LoadingSample,
): Promise<Outcome<null, 'sample-not-here'>> {
  const files = server.sample.files();
  const of = files.length + SAMPLE_STEPS.length - 1;
  let count = 0;
  const at = (step: SampleProgress['step'], one: SampleFile | null = null): void => {
    watch({ step, file: one?.name ?? null, week: one?.week ?? null, done: count++, of });
    signal.throwIfAborted();
  };
  at('found');
  const founded = await foundSample(server, context);
  if (!founded.ok) return founded;
  const sample = founded.value;
  if (sample.loaded) return done(null);
  const acting: Acting = { server, people: sample.people, scope: context.scope };
  const as = { ...context, idempotency: null };
  for (const file of files) {
    at('inventories', file);
    const handedIn = { sample, file, content: server.sample.content(file), moment: file.moment };
    await handIn(server, as, handedIn, rulebook(), signal);
  }
  at('held');
  await handInCut(server, as, sample, rulebook(), signal);
  at('proposal');
  await proposeOne(acting);
  at('exception');
  await askForOne(acting);
  at('calls');
  await callThem(acting);
  at('mdm');
  if (sample.mdm?.connection == null) {
    const connected = await connectSampleMdm(server, as, { mdm: 'jamf', devices: DEVICES });
    if (connected.ok) await planCanary(acting, connected.value, signal);
  }
  await recorded<null, never>(server, as, async (tables) => {
    const now = await sampleIn(tables);
    if (now === null) throw new Error('the sample went away while it was loaded');
    await keepSample(tables, { ...now, loaded: true });
    return done({ value: null, said: [saidOf('sample', 'loaded', { exports: files.length })] });
  });
  return done(null);
}

type HandedIn = {
  readonly sample: Sample;
  readonly file: Pick<SampleFile, 'name'>;
  readonly content: Uint8Array;
  readonly moment: Instant;
};

async function handIn(
  server: SampleServer,
  context: Context,
  { sample, file, content, moment }: HandedIn,
  rulebook: Rulebook,
  signal: AbortSignal,
): Promise<void> {
  const fleet = sample.fleets.find((one) => one.file === file.name)?.id;
  if (fleet === undefined) return;
  const { rows } = await server.store.inventories(fleet, { before: null, limit: 200 });
  // An export may say itself of when it is: some hours before it was handed in.
  const since = Date.parse(moment) - DAY;
  const isIn = rows.some(
    ({ state, moment: then }) =>
      (state === 'published' || state === 'held') && Date.parse(then ?? '') >= since,
  );
  if (isIn) return;
  const asked = { fleet, coverage: 'whole', organisations: null, moment } as const;
  const announced = await announce(server, context, asked);
  if (!announced.ok) throw new Error(`an export of the sample was refused: ${announced.code}`);
  const watch = (): void => undefined;
  const following = { rulebook, watch, signal };
  await receive(server, context, announced.value.id, inPieces(content), following);
}
const DAY = 20 * 3_600_000;

/** As an export that was cut off: a third of its lines, a day later. */
async function handInCut(
  server: SampleServer,
  context: Context,
  sample: Sample,
  rulebook: Rulebook,
  signal: AbortSignal,
): Promise<void> {
  const file = server.sample.files().findLast(({ name }) => name === CUT_FILE);
  if (file === undefined) return;
  const moment = dayAfter(file.moment);
  if (Date.parse(moment) > Date.parse(server.clock())) return;
  const whole = server.sample.content(file);
  const end = whole.indexOf(0x0a, Math.floor(whole.length / 3)) + 1;
  const content = whole.subarray(0, end);
  await handIn(server, context, { sample, file, content, moment }, rulebook, signal);
}

/** As they would come over the wire, so that others get their turn. */
async function* inPieces(content: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < content.length; at += PIECE) yield content.subarray(at, at + PIECE);
}
const PIECE = 64 * 1024;
