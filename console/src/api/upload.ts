import { refusedBy } from './client.ts';
import type { Schemas } from './generated.ts';
import { Unreachable } from './problem.ts';
import { ROOT } from './root.ts';

/** Sends a file as it is. `told`: bytes that have gone out, of how many. `fetch` can't say how far an upload is; this can. */
export function sendFile(
  path: string,
  file: Blob,
  told: (sent: number, of: number) => void,
  signal: AbortSignal,
): Promise<Schemas['Inventory']> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', ROOT + path);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => told(loaded, total));
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.response as Schemas['Inventory']);
      else reject(refusedBy(request.response, request.status));
    });
    request.addEventListener('error', () => reject(new Unreachable('upload')));
    request.addEventListener('abort', () => reject(new DOMException('cancelled', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
