import { WANTED, wantedIdentifier, type Kind } from './fleet-file.ts';
import { report } from './child.ts';

/**
 * Child process: `node a-fold-duckdb.ts KIND FILE THREADS QUERY`. Columns and types are given, so that nothing has to be sniffed; the
 * order of rows is free. Turning the answer into JavaScript values is not counted.
 * - `group`, `join`: the fold's answer: every device with its facts, the number of its installed apps, its hits with their names. Two
 *   ways to ask for it; which is faster depends on format and threads.
 * - `hits`: device and identifier of the hits alone, which is less than the fold has to answer (no device without a hit, no counts).
 */
type DuckDb = {
  readonly version: () => string;
  readonly DuckDBInstance: {
    create: (
      path: string,
      config: Record<string, string>,
    ) => Promise<{
      connect: () => Promise<{
        run: (sql: string) => Promise<unknown>;
        runAndReadAll: (sql: string) => Promise<{ getRows: () => readonly (readonly unknown[])[] }>;
      }>;
    }>;
  };
};
// Named at run time: whoever only runs the checks has not installed it.
const PACKAGE: string = '@duckdb/node-api';
const { DuckDBInstance, version } = (await import(PACKAGE)) as DuckDb;

const [kind = 'csv', path = '', threads = '1', query = 'group'] = process.argv.slice(2) as [
  Kind,
  string,
  string,
  'group' | 'join' | 'hits',
];
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
await connection.run('set preserve_insertion_order = false');
const wanted = Array.from({ length: WANTED }, (_, n) => `('${wantedIdentifier(n)}')`).join(',');
await connection.run(`create table wanted as select * from (values ${wanted}) t(identifier)`);

const COLUMNS = [
  'device',
  'serial',
  'name',
  'holder',
  'platform',
  'os',
  'app',
  'identifier',
  'version',
  'code',
  'installer',
  'state',
];
const csv = `read_csv('${path}', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
  columns = {${COLUMNS.map((column) => `${column}: 'VARCHAR'`).join(',')}})`;
const json = (fields: string): string =>
  `read_json('${path}', format = '${kind === 'json' ? 'array' : 'newline_delimited'}', columns = {${fields}})`;
const devices =
  json(`deviceId: 'VARCHAR', serialNumber: 'VARCHAR', deviceName: 'VARCHAR', "user": 'STRUCT(name VARCHAR)',
  platform: 'VARCHAR', applications: 'STRUCT(packageName VARCHAR, displayName VARCHAR, state VARCHAR)[]'`);
const ABSENT = `('REMOVED', 'NOT_INSTALLED', 'PENDING')`;
const IS_WANTED = 'in (select identifier from wanted)';

const QUERIES: Readonly<Record<string, string>> = {
  'csv group': `
    select device, any_value(serial), any_value(name), any_value(holder), any_value(platform), count(*) as installs,
      string_agg(t.identifier || chr(9) || app, chr(10)) filter (where w.identifier is not null) as hits
    from ${csv} t left join wanted w on t.identifier = w.identifier where state not in ${ABSENT} group by device`,
  'csv hits': `select device, identifier, 0, 0, 0, count(*) as installs, string_agg(identifier, chr(10)) as hits
    from ${csv} where identifier ${IS_WANTED} group by device, identifier`,
  'json group': `
    select deviceId, any_value(serialNumber), any_value(deviceName), any_value(holder), any_value(platform), count(*) as installs,
      string_agg(app.packageName || chr(9) || app.displayName, chr(10)) filter (where w.identifier is not null) as hits
    from (select deviceId, serialNumber, deviceName, "user".name as holder, platform, unnest(applications) as app from ${devices})
    left join wanted w on app.packageName = w.identifier where app.state not in ${ABSENT} group by deviceId`,
  'json join': `
    with f as materialized (select * from ${devices}),
      h as (select deviceId, string_agg(app.packageName || chr(9) || app.displayName, chr(10)) as hits
        from (select deviceId, unnest(applications) as app from f)
        where app.packageName ${IS_WANTED} and app.state not in ${ABSENT} group by deviceId)
    select f.deviceId, serialNumber, deviceName, "user".name, platform,
      len(list_filter(applications, lambda a: a.state not in ${ABSENT})) as installs, h.hits from f left join h using (deviceId)`,
  'json hits': `
    select device, app.packageName, 0, 0, 0, count(*) as installs, string_agg(app.packageName, chr(10)) as hits
    from (select deviceId as device, unnest(applications) as app
      from ${json(`deviceId: 'VARCHAR', applications: 'STRUCT(packageName VARCHAR)[]'`)})
    where app.packageName ${IS_WANTED} group by all`,
};

const before = performance.now();
const answer = await connection.runAndReadAll(
  QUERIES[`${kind === 'csv' ? 'csv' : 'json'} ${query}`] ?? '',
);
const seconds = (performance.now() - before) / 1000;
const rows = answer.getRows();
const hits = rows.map((row) => (typeof row[6] === 'string' ? row[6].split('\n') : []));
report({
  seconds,
  hits: hits.flat().length,
  distinct: hits.reduce(
    (sum, list) => sum + new Set(list.map((hit) => hit.split('\t')[0])).size,
    0,
  ),
  devices: rows.length,
  installs: rows.reduce((sum, row) => sum + Number(row[5]), 0),
  version: version(),
});
