import { CLASS, type Relations } from '../src/core/graph.ts';
import { openDuckDb } from './duckdb.ts';

/**
 * Control in SQL: what came under in a round brings its holdings into the sums, and whoever passes comes under in the next. Rounds
 * end when nobody new comes. Each holding is added once, as in ours; loading the tables is not counted.
 */
export async function controlByDuckDb(
  register: Relations,
  seeds: Uint8Array,
  threshold: number,
): Promise<{ seconds: number; under: number; rounds: number; version: string }> {
  const { run, rows, append, version } = await openDuckDb('2');
  await run('create table rel (owner uinteger, asset uinteger, class utinyint, weight uinteger)');
  await append('rel', register.owner.length, (i) =>
    (register.min[i] ?? 0) === 0
      ? null
      : [register.owner[i]!, register.asset[i]!, register.class[i]!, register.min[i]!],
  );
  await run('create table fresh (entity uinteger)');
  await append('fresh', seeds.length, (e) => (seeds[e] === 0 ? null : [e]));
  const before = performance.now();
  await run('create table known as select entity from fresh');
  await run('create table sums (asset uinteger, class utinyint, weight hugeint)');
  let rounds = 0;
  for (;;) {
    rounds++;
    await run(`create or replace table sums as
      select asset, class, sum(weight) as weight from (
        select asset, class, weight from sums
        union all select r.asset, r.class, r.weight from rel r join fresh f on r.owner = f.entity
      ) group by asset, class`);
    await run(`create or replace table fresh as
      select distinct s.asset as entity from sums s anti join known k on s.asset = k.entity
      where s.class = ${CLASS.control} or (s.class < ${CLASS.control} and s.weight >= ${threshold})`);
    const [[count] = [0]] = await rows('select count(*) from fresh');
    if (Number(count) === 0) break;
    await run('insert into known select entity from fresh');
  }
  const seconds = (performance.now() - before) / 1000;
  const [[under] = [0]] = await rows('select count(*) from known');
  return { seconds, under: Number(under), rounds, version };
}
