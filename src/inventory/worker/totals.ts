import type { Inventory } from '../../core/inventory.ts';
import type { AppId } from '../../core/statements.ts';
import type { FoldedInventory, FoldedTotals } from './messages.ts';

/** Problems beyond these are those of an archive of a thousand broken files: nobody reads them. */
const MOST_PROBLEMS = 200;

/** What is told of one inventory: counts and problems. Its name may be a person's, and stays. */
export const inventoryFolded = (
  inventory: Inventory,
  isTold: (app: AppId) => boolean,
): FoldedInventory => ({
  format: inventory.format,
  title: inventory.title,
  rows: inventory.rows,
  devices: inventory.devices.length,
  installs: inventory.installs,
  notAssessed: inventory.notAssessed,
  notInstalled: inventory.notInstalled,
  droppedPersonal: inventory.droppedPersonal,
  merged: inventory.merged,
  outcome: inventory.outcome,
  moment: inventory.moment,
  problems: inventory.problems,
  counted: inventory.counted.filter(({ app }) => isTold(app)),
});

export function totalsOf(
  inventories: readonly FoldedInventory[],
  fleet: Pick<FoldedTotals, 'organisations' | 'undetermined'> & { readonly devices: number },
): FoldedTotals {
  const sum = (count: (inventory: FoldedInventory) => number): number =>
    inventories.reduce((total, inventory) => total + count(inventory), 0);
  const common = (text: (inventory: FoldedInventory) => string, several: string): string => {
    const [first, ...others] = new Set(inventories.map(text));
    return first === undefined || others.length > 0 ? several : first;
  };
  const { devices, organisations, undetermined } = fleet;
  return {
    format: common(({ format }) => format, 'several'),
    title: common(({ title }) => title, 'Several exports'),
    moment: inventories.reduce<FoldedTotals['moment']>(
      (latest, { moment }) => ((moment ?? '') > (latest ?? '') ? moment : latest),
      null,
    ),
    summary: {
      rows: sum(({ rows }) => rows),
      devices,
      installs: sum(({ installs }) => installs),
      notAssessed: sum(({ notAssessed }) => notAssessed),
      notInstalled: sum(({ notInstalled }) => notInstalled),
      droppedPersonal: sum(({ droppedPersonal }) => droppedPersonal),
      merged: sum(({ merged }) => merged),
      outcome: outcomeOf(inventories),
    },
    problems: inventories.flatMap(({ problems }) => problems).slice(0, MOST_PROBLEMS),
    counted: inventories.flatMap(({ counted }) => counted),
    inventories,
    organisations,
    undetermined,
  };
}

/** Something that could not be read beside something that could is a part. */
function outcomeOf(inventories: readonly FoldedInventory[]): Inventory['outcome'] {
  const outcomes = new Set(inventories.map(({ outcome }) => outcome));
  if (outcomes.size === 1) return inventories[0]?.outcome ?? 'refused';
  return outcomes.size === 0 ? 'refused' : 'partly';
}
