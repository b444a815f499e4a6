import type { Ability, Source } from '../../core/mdm/abilities.ts';

export const read = (page: string): Source => ({
  basis: 'read',
  says: `${page}, read 2026-11-25`,
});
export const memory: Source = { basis: 'unverified', says: 'from memory; to be tried first' };

export const can = (source: Source, by: string, ...needs: readonly string[]): Ability => ({
  can: true,
  by,
  needs,
  source,
});
export const cannot = (source: Source, because: string): Ability => ({
  can: false,
  because,
  source,
});
