import { type Connection, MdmFault } from '../../actions/mdm/connector.ts';
import { type Graph, NAME } from './api.ts';
import { ExportJob } from './schema.ts';

export type Report = {
  readonly name: string;
  readonly filter?: string;
  readonly select: readonly string[];
};

const JOBS = '/v1.0/deviceManagement/reports/exportJobs';
const POLL = 5_000;
/** Jobs hang in `inProgress` or fail for no reason, and a new one succeeds: cartography waits 300 s, three times (read 2026-11-25). */
const PATIENCE = 300_000;
const JOBS_TRIED = 3;

/**
 * Has Intune make a report, and gives the address of its ZIP. A job that hangs or fails is left behind, and a new one begun.
 * Columns are always named: Microsoft says not to build on the default ones (memdocs export-graph-apis.md, 2025-02-28, read 2026-11-25).
 */
export async function exportReport(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  report: Report,
  signal: AbortSignal,
): Promise<string> {
  const what = `the report ${report.name}`;
  for (let job = 1; job <= JOBS_TRIED; job += 1) {
    const begun = await graph.one(
      ExportJob,
      {
        what,
        method: 'POST',
        path: JOBS,
        // A job begun twice costs one of 48 in a minute, and changes nothing.
        repeatable: true,
        json: {
          reportName: report.name,
          format: 'csv',
          select: report.select,
          ...(report.filter === undefined ? {} : { filter: report.filter }),
        },
      },
      signal,
    );
    const url = await finished(graph, connection, begun, what, signal);
    if (url !== null) return url;
  }
  throw new MdmFault(
    'unavailable',
    `${NAME} did not finish ${what}, tried ${JOBS_TRIED} times.`,
    'Try again later; in the admin centre, see whether an export of the same report ends.',
  );
}

async function finished(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  begun: ExportJob,
  what: string,
  signal: AbortSignal,
): Promise<string | null> {
  let job = begun;
  for (let waited = 0; ; waited += POLL) {
    // The text on ChromeOS once says "complete" (read 2026-11-25).
    if (/^completed?$/.test(job.status) && job.url !== null) return job.url;
    if (job.status === 'failed' || waited >= PATIENCE) return null;
    await connection.sleep(POLL, signal);
    signal.throwIfAborted();
    const path = `${JOBS}('${encodeURIComponent(begun.id)}')`;
    job = await graph.one(ExportJob, { what, path }, signal);
  }
}
