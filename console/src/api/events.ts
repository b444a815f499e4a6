import { useEffect, useRef } from 'react';
import { ROOT } from './root.ts';

type Heard = Readonly<Record<string, (data: unknown) => void>>;

/**
 * Follows an event stream of the API (`/api/…/events`) as long as the component is there. `hear`: what to do by name of event; a
 * stream that breaks begins anew by itself (`EventSource`), one that says `end` is closed. `path` null: not now.
 */
export function useEvents(path: string | null, hear: Heard): void {
  const latest = useRef(hear);
  useEffect(() => {
    latest.current = hear;
  });
  useEffect(() => {
    if (path === null) return undefined;
    const source = new EventSource(ROOT + path);
    const names = Object.keys(latest.current);
    for (const name of new Set([...names, 'end']))
      source.addEventListener(name, (event: MessageEvent<string>) => {
        latest.current[name]?.(JSON.parse(event.data) as unknown);
        if (name === 'end') source.close();
      });
    return () => source.close();
  }, [path]);
}
