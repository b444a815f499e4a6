import type { Inventory, Problem } from '../core/inventory.ts';

/** A file in which no inventory was found; `problems` says why. */
export const refusedInventory = (
  file: string,
  format: string,
  title: string,
  bytes: number,
  problems: readonly Problem[],
): Inventory => ({
  file,
  format,
  title,
  bytes,
  rows: 0,
  installs: 0,
  notAssessed: 0,
  notInstalled: 0,
  droppedPersonal: 0,
  merged: 0,
  devices: [],
  hits: [],
  counted: [],
  outcome: 'refused',
  moment: null,
  problems,
});
