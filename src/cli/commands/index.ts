import type { Command } from '../command.ts';

/** Every command, and where it lives: loaded only when asked for, so that none slows the others down. */
const COMMANDS = new Map<string, () => Promise<Command>>([
  ['scan', async () => (await import('./scan.ts')).scan],
  ['explain', async () => (await import('./explain.ts')).explain],
  ['block export', async () => (await import('./block-export.ts')).blockExport],
  ['serve', async () => (await import('./serve.ts')).serve],
  ['ledger key change', async () => (await import('./ledger-key-change.ts')).ledgerKeyChange],
  ['keys show', async () => (await import('./keys-show.ts')).keysShow],
  ['keys change', async () => (await import('./keys-change.ts')).keysChange],
  ['worker', async () => (await import('./worker.ts')).worker],
  ['upload', async () => (await import('./upload.ts')).upload],
  ['findings', async () => (await import('./findings.ts')).findings],
  ['findings show', async () => (await import('./findings-show.ts')).findingsShow],
  ['findings confirm', async () => (await import('./findings-confirm.ts')).findingsConfirm],
  ['coverage', async () => (await import('./coverage.ts')).coverage],
  ['inventories', async () => (await import('./inventories.ts')).inventories],
  ['inventories release', async () => (await import('./inventories-decide.ts')).releaseInventory],
  ['inventories discard', async () => (await import('./inventories-decide.ts')).discardInventory],
  ['connect', async () => (await import('./connect.ts')).connect],
  ['connections', async () => (await import('./connections.ts')).connections],
  ['disconnect', async () => (await import('./connections.ts')).disconnect],
  ['sync', async () => (await import('./sync.ts')).sync],
  ['plan', async () => (await import('./plan.ts')).plan],
  ['plan show', async () => (await import('./plans.ts')).planShow],
  ['plan stop', async () => (await import('./plans.ts')).planStop],
  ['plans', async () => (await import('./plans.ts')).plans],
  ['apply', async () => (await import('./apply.ts')).apply],
  ['verify', async () => (await import('./verify.ts')).verify],
  ['drift', async () => (await import('./verify.ts')).drift],
  ['exempt', async () => (await import('./exempt.ts')).exempt],
  ['exemptions', async () => (await import('./exemptions.ts')).exemptions],
  ['exemptions show', async () => (await import('./exemptions.ts')).exemptionsShow],
  ['exemptions end', async () => (await import('./exemptions.ts')).exemptionsEnd],
  ['simulate', async () => (await import('./simulate.ts')).simulate],
  ['export', async () => (await import('./transfer.ts')).exportAll],
  ['import', async () => (await import('./transfer.ts')).importAll],
  ['ledger export', async () => (await import('./ledger-export.ts')).ledgerExport],
  ['ledger verify', async () => (await import('./ledger-verify.ts')).ledgerVerify],
  ['catalogue search', async () => (await import('./catalogue-search.ts')).catalogueSearch],
  ['catalogue check', async () => (await import('./catalogue-check.ts')).catalogueCheck],
  ['catalogue diff', async () => (await import('./catalogue-diff.ts')).catalogueDiff],
  ['policies', async () => (await import('./policies.ts')).policies],
]);

export const COMMAND_NAMES: readonly string[] = [...COMMANDS.keys()];

export const loadCommand = async (name: string): Promise<Command | null> =>
  (await COMMANDS.get(name)?.()) ?? null;

export const loadAll = async (): Promise<readonly Command[]> =>
  Promise.all([...COMMANDS.values()].map((load) => load()));
