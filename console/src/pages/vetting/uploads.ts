import { useSyncExternalStore } from 'react';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';
import { sendFile } from '../../api/upload.ts';

/** A file on its way to the server. It lives beside the page, so that one may go elsewhere and come back. */
export type Upload = {
  readonly key: number;
  readonly name: string;
  readonly bytes: number;
  readonly sent: number;
  /** Since it began, at the last word of it. */
  readonly seconds: number;
  readonly stage:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'sending'; readonly id: string }
    | { readonly kind: 'done'; readonly id: string }
    | { readonly kind: 'failed'; readonly error: unknown };
};

let all: readonly Upload[] = [];
let made = 0;
const listeners = new Set<() => void>();
const controllers = new Map<number, AbortController>();

function change(next: readonly Upload[]): void {
  all = next;
  for (const listener of listeners) listener();
}
const update = (key: number, part: Partial<Upload>): void =>
  change(all.map((one) => (one.key === key ? { ...one, ...part } : one)));

export const useUploads = (): readonly Upload[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => all,
  );

/** Hands in files, one after the other: the server takes a few at a time. Resolves when all are sent, with the ids of those that were. */
export async function vetFiles(
  files: readonly File[],
  keep: string | null,
): Promise<readonly string[]> {
  const batch = files.length > 1 ? crypto.randomUUID() : null;
  const waiting = files.map((file) => ({ file, key: ++made }));
  change([
    ...waiting.map(({ file, key }): Upload => {
      controllers.set(key, new AbortController());
      return {
        key,
        name: file.name,
        bytes: file.size,
        sent: 0,
        seconds: 0,
        stage: { kind: 'waiting' },
      };
    }),
    ...all,
  ]);
  const ids: string[] = [];
  for (const { file, key } of waiting) {
    const id = await sent(file, key, { batch, keep });
    if (id !== null) ids.push(id);
    controllers.delete(key);
  }
  return ids;
}

async function sent(
  file: File,
  key: number,
  { batch, keep }: { readonly batch: string | null; readonly keep: string | null },
): Promise<string | null> {
  const signal = controllers.get(key)?.signal ?? new AbortController().signal;
  if (signal.aborted) return null;
  try {
    const { id } = await got(
      api.POST('/api/vettings', {
        body: {
          name: file.name.slice(0, 255) || 'file',
          ...(batch === null ? {} : { batch }),
          ...(keep === null ? {} : { keep: { why: keep } }),
        },
        signal,
      }),
    );
    const began = performance.now();
    update(key, { stage: { kind: 'sending', id } });
    const path = `/api/vettings/${id}/content`;
    const answer: unknown = await sendFile(
      path,
      file,
      (now) => update(key, { sent: now, seconds: (performance.now() - began) / 1000 }),
      signal,
    );
    update(key, {
      sent: file.size,
      stage: { kind: 'done', id: (answer as Schemas['Vetting']).id },
    });
    return id;
  } catch (error) {
    if (signal.aborted) forgetUpload(key);
    else update(key, { stage: { kind: 'failed', error } });
    return null;
  }
}

export const cancelUpload = (key: number): void => {
  controllers.get(key)?.abort();
  forgetUpload(key);
};
export const forgetUpload = (key: number): void => change(all.filter((one) => one.key !== key));
