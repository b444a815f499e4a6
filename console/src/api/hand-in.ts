import { useSyncExternalStore } from 'react';
import { api, got } from './client.ts';
import type { Schemas } from './generated.ts';
import { sendFile } from './upload.ts';

/** One export on its way. It lives beside the pages, so that one may go elsewhere and come back. */
export type HandedIn = {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  readonly sent: number;
  readonly began: number;
  /** To send it once more, with what was missing. */
  readonly handing: Handing;
  readonly stage:
    | { readonly kind: 'sending' }
    | { readonly kind: 'done'; readonly inventory: Schemas['Inventory'] }
    | { readonly kind: 'failed'; readonly error: unknown }
    | { readonly kind: 'cancelled' };
};
export type Handing = {
  readonly file: File;
  readonly organisation: string;
  /** Name of the fleet; one of that name is taken, else made. */
  readonly fleet: string;
  readonly coverage: 'whole' | 'part';
  /** An instant, where the file does not say. */
  readonly moment: string | null;
};

let all: readonly HandedIn[] = [];
let made = 0;
const listeners = new Set<() => void>();
const controllers = new Map<number, AbortController>();
const isGoing = ({ stage }: HandedIn): boolean => stage.kind === 'sending';

function change(next: readonly HandedIn[]): void {
  all = next;
  if (all.some(isGoing)) window.addEventListener('beforeunload', warn);
  else window.removeEventListener('beforeunload', warn);
  for (const listener of listeners) listener();
}
const update = (id: number, part: Partial<HandedIn>): void =>
  change(all.map((one) => (one.id === id ? { ...one, ...part } : one)));

/** Closing the window cuts what is on its way: the browser asks first. */
const warn = (event: BeforeUnloadEvent): void => event.preventDefault();

export function useHandedIn(): readonly HandedIn[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => all,
  );
}

/** Announces it and sends it. Resolves when it is over, whatever came of it; `useHandedIn` says what. */
export async function handIn(handing: Handing): Promise<HandedIn['stage']> {
  const { file } = handing;
  const id = ++made;
  const controller = new AbortController();
  controllers.set(id, controller);
  const began = performance.now();
  change([
    { id, name: file.name, bytes: file.size, sent: 0, began, handing, stage: { kind: 'sending' } },
    ...all,
  ]);
  const stage = await sent(handing, id, controller.signal);
  controllers.delete(id);
  update(id, { stage });
  return stage;
}

async function sent(handing: Handing, id: number, signal: AbortSignal): Promise<HandedIn['stage']> {
  const { file, coverage, moment } = handing;
  try {
    const fleet = await fleetOf(handing);
    const announced = await got(
      api.POST('/api/fleets/{fleet}/inventories', {
        params: { path: { fleet } },
        body: {
          coverage,
          fileName: file.name.slice(0, 200),
          ...(moment === null ? {} : { moment }),
        },
        signal,
      }),
    );
    const path = `/api/inventories/${announced.id}/content`;
    const inventory = await sendFile(path, file, (now) => update(id, { sent: now }), signal);
    return { kind: 'done', inventory };
  } catch (error) {
    return signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', error };
  }
}

async function fleetOf({ organisation, fleet: name }: Handing): Promise<string> {
  const { items } = await got(api.GET('/api/fleets'));
  const same = (text: string): boolean => text.toLowerCase() === name.toLowerCase();
  const known = items.find((fleet) => fleet.organisation === organisation && same(fleet.name));
  if (known) return known.id;
  return (await got(api.POST('/api/fleets', { body: { organisation, name, mdm: 'export' } }))).id;
}

export const cancelHandingIn = (id: number): void => controllers.get(id)?.abort();
export const forgetHandedIn = (id: number): void => change(all.filter((one) => one.id !== id));

/** `exports/clocks-phones.2026.xlsx` as `clocks-phones`: what a fleet is called where nobody names it. */
export const fleetNameOf = (fileName: string): string => fileName.split('.')[0]?.trim() || 'fleet';
