import { sequence } from '../src/actions/sequence.ts';
import { median, report } from './child.ts';
import type { Place } from './databases.ts';
import { government } from './government.ts';
import { shippedRules } from './rules.ts';

/** Child process: `node h-ledger-run.ts JSON`. */
const { seconds, ...place } = JSON.parse(process.argv[2] ?? '') as Omit<Place, 'name'> & {
  readonly seconds: number;
};
const { database, server, sequencer } = await government(place, shippedRules());
const { store, ledger, clock, newId } = server;

/** One change that says so much in the ledger, with all that real ones write beside. */
async function decide(entries: number): Promise<void> {
  const actor = ledger.commit('actor', 'somebody@example.org');
  const why = ledger.commit('text', 'the holder said so');
  const trace = () => ({
    action: 'finding.confirmed',
    object: `finding:${newId()}`,
    result: 'certain',
    origin: 'request',
    at: clock(),
    policy: 'nl',
    details: {},
  });
  const said = Array.from({ length: entries }, () => ledger.entry(trace(), actor, [why]));
  await store.change(async (tables) => {
    await tables.addOpenings([actor, why]);
    return { result: undefined, entries: said };
  });
}

async function sign(): Promise<void> {
  const lost = await sequence(server, sequencer);
  if (lost !== null) throw new Error(lost.message);
}

/** Does it as often as the time allows; times a second, and milliseconds each. */
async function often(work: () => Promise<void>): Promise<{ perSecond: number; each: number }> {
  await work();
  const each: number[] = [];
  const begun = performance.now();
  while (performance.now() - begun < seconds * 1000) {
    const before = performance.now();
    await work();
    each.push(performance.now() - before);
  }
  await sign();
  return { perSecond: (each.length * 1000) / (performance.now() - begun), each: median(each) };
}

async function inBatches(of: number): Promise<number> {
  const { perSecond } = await often(async () => {
    await decide(of);
    await sign();
  });
  return perSecond * of;
}

let signedAt = performance.now();
const single = await often(async () => {
  await decide(1);
  if (performance.now() - signedAt < 1000) return;
  await sign();
  signedAt = performance.now();
});
const signed = await often(async () => {
  await decide(1);
  await sign();
});
const batches = await inBatches(50);
const large = await inBatches(500);
const { size } = (await store.log.state()) ?? { size: 0 };
if ((await store.log.waiting()) > 0 || size === 0) throw new Error('entries were left behind');
report({
  batches,
  large,
  single: single.perSecond,
  singleMs: single.each,
  signed: signed.perSecond,
});
await database.close();
