import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a child process measured of itself. */
export type Measured = {
  readonly seconds: number;
  readonly hits: number;
  /** Highest resident memory of the whole process, in megabytes (10^6 bytes); the system's own figure. */
  readonly peak: number;
} & Readonly<Record<string, number | string>>;

/** For the child: hands its figures to the parent. `maxRSS` is in KiB on every system. */
export function report(figures: Readonly<Record<string, number | string>>): void {
  const peak = (process.resourceUsage().maxRSS * 1024) / 1e6;
  process.stdout.write(
    `${JSON.stringify({ ...figures, cpu: (process.cpuUsage().user + process.cpuUsage().system) / 1e6, peak })}\n`,
  );
}

/** Runs a script in a process of its own, so that its memory is its own too. */
export async function measure(script: string, args: readonly string[]): Promise<Measured> {
  const path = new URL(script, import.meta.url).pathname;
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...args]);
  return JSON.parse(stdout) as Measured;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
