import { count, many } from '../text/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';
import type { ShownInventory } from './door.ts';

/** What became of an export that was handed in, in a line or two. */
export function inventoryText(
  style: Style,
  file: string,
  fleet: { readonly name: string; readonly isNew: boolean },
  inventory: ShownInventory,
): readonly string[] {
  const { state, moment, summary, problems, heldFor } = inventory;
  const of = moment === null ? '' : `, as of ${moment.slice(0, 16).replace('T', ' ')} UTC`;
  const into = `${fleet.name}${fleet.isNew ? ' (new)' : ''}`;
  const head = paragraph(style, `${file} → ${into}${of}`, '', 'strong');
  const told = [...head];
  const say = (text: string): void => void told.push(...paragraph(style, text, '  '));
  if (state === 'published' && summary) {
    say(
      `${many(summary.devices, 'device')}, ${many(summary.installs, 'app')} looked at, ${count(summary.notAssessed)} of them not assessed`,
    );
    say(changesText(summary.changes));
  }
  if (state === 'unchanged') say('The same export is here already: nothing changes.');
  if (state === 'held') {
    for (const { what, before, now, organisation } of heldFor ?? [])
      say(
        `Held: ${what} fell from ${count(before)} to ${count(now)}${organisation === null ? '' : ' in one organisation'}.`,
      );
    say(`Is it so? grendel inventories release ${inventory.id} --why TEXT; else discard it.`);
  }
  if (['refused', 'interrupted', 'cancelled'].includes(state)) say(`Not taken: ${state}.`);
  for (const one of merged(problems)) {
    const times = one.times > 1 ? ` (${count(one.times)} times)` : '';
    say(`${one.message}${times}. ${one.remedy}`);
  }
  return told;
}

export function changesText(
  changes: NonNullable<ShownInventory['summary']>['changes'] | undefined,
): string {
  if (!changes) return '';
  const { opened, reopened, closed, seen } = changes;
  const came = reopened === 0 ? '' : `, ${many(reopened, 'came back', 'came back')}`;
  return `${many(opened, 'finding')} opened${came}, ${count(closed)} closed, ${count(seen)} still there`;
}

function merged(problems: ShownInventory['problems']): ShownInventory['problems'] {
  const byCode = Map.groupBy(problems, ({ code }) => code);
  return [...byCode.values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, times: same.reduce((sum, { times }) => sum + times, 0) }] : [];
  });
}
