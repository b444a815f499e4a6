import { type Connection, MdmFault } from '../../actions/mdm/connector.ts';
import { type Graph, NAME } from './api.ts';
import { exportReport, type Report } from './export-job.ts';
import { BadReport, onlyMember } from './zip-member.ts';

/** A report's table as it comes, unpacked. An address that ended before its first byte came is asked for anew, once. */
export async function* openReport(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  report: Report,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const what = `the report ${report.name}`;
  let address = await exportReport(graph, connection, report, signal);
  let packed: AsyncIterable<Uint8Array>;
  try {
    packed = await graph.download(address, what, signal);
  } catch (error) {
    // Valid for about six hours; storage answers 403 after that, and 404 once the file is gone.
    if (!(error instanceof MdmFault) || (error.status !== 403 && error.status !== 404)) throw error;
    address = await exportReport(graph, connection, report, signal);
    packed = await graph.download(address, what, signal);
  }
  yield* onlyMember(packed);
}

/** What is wrong with a report's file becomes a fault with a remedy; it names no value. */
export async function* withFaults(
  table: AsyncIterable<Uint8Array>,
  what: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* table;
  } catch (error) {
    if (!(error instanceof BadReport)) throw error;
    throw new MdmFault(
      error.why === 'cut-off' ? 'unavailable' : 'unexpected',
      `${NAME} gave ${what} as a file that is not read (${error.why}).`,
      'Begin the reading again; if it happens again, export the same report in the admin centre and hand in the file.',
    );
  }
}
