import { createHash } from 'node:crypto';
import type { GovernmentReport } from '../../../actions/report/report.ts';
import { reportCsv } from './report-csv.ts';
import { reportPage } from './report-page.ts';
import { REPORT_LANGUAGES } from './words.ts';

type ReportFile = {
  readonly name: string;
  readonly type: string;
  readonly content: string;
};
type ReportManifest = {
  readonly grendel: 'report-manifest/1';
  readonly made: string;
  readonly organisation: string;
  readonly from: string;
  readonly to: string;
  readonly for: GovernmentReport['for'];
  readonly exact: boolean;
  readonly sample: boolean;
  readonly policies: GovernmentReport['policies'];
  readonly catalogue: string;
  readonly ledger: GovernmentReport['ledger'];
  /** The signed note, as it was when the report was made: it is checked with `grendel ledger verify`. */
  readonly checkpoint: string | null;
  readonly files: readonly {
    readonly name: string;
    readonly type: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
};

const reportJson = (report: GovernmentReport): string =>
  `${JSON.stringify({ grendel: 'report/1', report }, null, 2)}\n`;

/** All that is handed on, and the manifest that binds it together. */
export async function reportFiles(
  report: GovernmentReport,
  { made, checkpoint }: { readonly made: string; readonly checkpoint: string | null },
): Promise<{ readonly manifest: ReportManifest; readonly files: readonly ReportFile[] }> {
  const pages = REPORT_LANGUAGES.map(async (language) => ({
    name: `report-${language}.html`,
    type: 'text/html',
    content: `${String(await reportPage(report, language))}\n`,
  }));
  const files: readonly ReportFile[] = [
    { name: 'report.json', type: 'application/json', content: reportJson(report) },
    { name: 'report.csv', type: 'text/csv', content: reportCsv(report) },
    ...(await Promise.all(pages)),
  ];
  const { organisation, from, to, exact, sample, policies, catalogue, ledger } = report;
  return {
    manifest: {
      grendel: 'report-manifest/1',
      made,
      organisation,
      from,
      to,
      for: report.for,
      exact,
      sample,
      policies,
      catalogue,
      ledger,
      checkpoint,
      files: files.map(({ name, type, content }) => ({
        name,
        type,
        bytes: Buffer.byteLength(content),
        sha256: createHash('sha256').update(content).digest('hex'),
      })),
    },
    files,
  };
}
