/** Light or dark: as the system has it, or as somebody chose here (`data-theme`, which tokens.css looks at). */
export const COLOURS = ['system', 'light', 'dark'] as const;
export type Colours = (typeof COLOURS)[number];
const KEY = 'grendel.colours';

export function colours(): Colours {
  const said = document.documentElement.dataset['theme'];
  return said === 'light' || said === 'dark' ? said : 'system';
}

export function setColours(wanted: Colours): void {
  const { dataset } = document.documentElement;
  if (wanted === 'system') delete dataset['theme'];
  else dataset['theme'] = wanted;
  try {
    localStorage.setItem(KEY, wanted);
  } catch {
    // A browser that keeps nothing for us forgets it, and that is all.
  }
}

export function beginColours(): void {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept === 'light' || kept === 'dark') setColours(kept);
  } catch {
    // As the system has them.
  }
}
