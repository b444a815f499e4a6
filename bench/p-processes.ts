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
