import type { Problem } from '../../core/inventory.ts';
import { problem } from '../problems.ts';

/** Why a fold ended without a result, in words that hold nothing of the export. */
export const tooMuchMemory = (): Problem =>
  problem(
    'too-much-memory',
    'Reading it took more memory than one export may',
    'Split the export by organisation, and hand in the parts.',
  );

export const tooManyDevices = (): Problem =>
  problem(
    'too-many-devices',
    'It has more devices, or longer ids, than there is room for',
    'Is each row taken for a device of its own? Else split the export by organisation.',
  );

export const tooManyOrganisations = (most: number): Problem =>
  problem(
    'too-many-organisations',
    `It has more than ${most} organisations`,
    'Is a column of people or numbers taken for the organisation? Name the right one in a mapping.',
  );

export const tooSlow = (seconds: number): Problem =>
  problem(
    'too-slow',
    `Reading it took longer than ${seconds} seconds`,
    'Unpack it, or split it by organisation, and hand in the parts.',
  );

export const readerFailed = (name: string): Problem =>
  problem(
    'reader-failed',
    `Reading it failed inside (${name}): a fault of ours, not of the export`,
    'Report it, with how the export was made. Nothing of it was taken.',
  );

/**
 * A file with one of these is refused whole: what is missing of it is not known, and absent devices would look like devices that
 * are gone.
 */
const BREAKING: ReadonlySet<string> = new Set([
  'bomb',
  'cut-off',
  'damaged',
  'encrypted',
  'record-too-long',
  'too-many-members',
  'unsupported',
]);
export const isBreaking = ({ code }: Problem): boolean => BREAKING.has(code);
