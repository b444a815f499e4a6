import { spawnSync } from 'node:child_process';

/** A process from its start to its end, its own children included. Seconds. */
export type Run = {
  readonly wall: number;
  /** Of the processor: what other programs do on the machine changes it less. */
  readonly cpu: number;
  readonly exit: number;
  readonly out: string;
};

/** The shell adds up what the system tells of a process and of those that it waited for; Node tells of itself alone. */
export function timed(command: readonly string[]): Run {
  const { stdout, stderr, status } = spawnSync(
    'bash',
    ['-c', `TIMEFORMAT='TIMED %R %U %S'; time "$@"`, 'bash', ...command],
    { encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  const [, wall = '', user = '', system = ''] = /^TIMED (\S+) (\S+) (\S+)$/m.exec(stderr) ?? [];
  return {
    wall: Number(wall),
    cpu: Number(user) + Number(system),
    exit: status ?? -1,
    out: stdout,
  };
}

export const isHere = (command: string, ...args: readonly string[]): boolean => {
  const { error, status } = spawnSync(command, args);
  return error === undefined && status === 0;
};

const PEAK = `import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)`;

/** Megabytes of resident memory that its largest process had at most, children included; null where there is no Python to ask the system. */
export function peakOf(command: readonly string[]): number | null {
  const { stdout, status } = spawnSync('python3', ['-c', PEAK, ...command], { encoding: 'utf8' });
  // Linux counts in KiB.
  return status === 0 && process.platform === 'linux' ? (Number(stdout) * 1_024) / 1e6 : null;
}
