/** What arrow keys go between. Middles, in pixels. */
export type Stop = { readonly id: string; readonly x: number; readonly y: number };
type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** The nearest stop in that direction, straight ahead before aslant; the same one where there is none. */
export function nextStop(stops: readonly Stop[], from: string, arrow: Arrow): string {
  const here = stops.find(({ id }) => id === from);
  if (here === undefined) return stops[0]?.id ?? from;
  const isLevel = arrow === 'ArrowLeft' || arrow === 'ArrowRight';
  const way = arrow === 'ArrowRight' || arrow === 'ArrowDown' ? 1 : -1;
  const ahead = stops.flatMap((stop) => {
    const [along, aside] = isLevel
      ? [(stop.x - here.x) * way, Math.abs(stop.y - here.y)]
      : [(stop.y - here.y) * way, Math.abs(stop.x - here.x)];
    return along > 4 ? [{ id: stop.id, far: along + 3 * aside }] : [];
  });
  return ahead.toSorted((a, b) => a.far - b.far)[0]?.id ?? from;
}

export const isArrow = (key: string): key is Arrow =>
  ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].includes(key);
