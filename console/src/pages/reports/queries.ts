import { queryOptions } from '@tanstack/react-query';
import { api, got } from '../../api/client.ts';
import type { Schemas } from '../../api/generated.ts';

export type Report = Schemas['Report'];
/** What a report is of; it lives in the address. */
export type ReportOf = {
  readonly for?: 'parliament' | 'ministry';
  readonly organisation?: string;
  readonly from?: string;
  readonly to?: string;
};

export const report = (of: ReportOf) =>
  queryOptions({
    queryKey: ['report', of],
    queryFn: ({ signal }) => got(api.GET('/api/report', { params: { query: of }, signal })),
  });

/** A file as it is handed on: its text, its hash in the manifest, and whether the browser gets the same hash. */
export type HandedOn = {
  readonly name: string;
  readonly type: string;
  readonly content: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly fits: boolean;
};

export const reportFiles = (of: ReportOf) =>
  queryOptions({
    queryKey: ['report', 'files', of],
    async queryFn({ signal }) {
      const made = await got(api.GET('/api/report/files', { params: { query: of }, signal }));
      const files = await Promise.all(
        made.files.map(async ({ name, type, content }): Promise<HandedOn> => {
          const said = made.manifest.files.find((one) => one.name === name);
          const bytes = new TextEncoder().encode(content);
          const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
          const fits = said?.sha256 === sha256 && said.bytes === bytes.length;
          return { name, type, content, bytes: bytes.length, sha256, fits };
        }),
      );
      return { manifest: made.manifest, files };
    },
    enabled: false,
  });

const hex = (hash: ArrayBuffer): string =>
  Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
