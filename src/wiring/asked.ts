import { UserError } from '../cli/user-error.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of this path is no folder',
  EACCES: 'you may not do that there',
  EPERM: 'you may not do that there',
  EISDIR: 'this is a folder and not a file',
  EEXIST: 'something of that name is there already',
  ENOSPC: 'the disk is full',
  EROFS: 'nothing can be written there',
};

/** What the user asked for went wrong for a reason that they can mend: said so. All else is a fault of ours. */
export function asked<T>(what: string | null, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw mendable(what, error);
  }
}

export async function askedLater<T>(what: string | null, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw mendable(what, error);
  }
}

function mendable(what: string | null, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof UserError) return error;
  if (error.name === 'FileProblem') return new UserError(error.message);
  if (error instanceof RangeError && what === null) return new UserError(error.message);
  const code = 'code' in error ? String(error.code) : '';
  const reason = REASONS[code];
  return reason === undefined ? error : new UserError(`${what ?? ''}: ${reason}`);
}
