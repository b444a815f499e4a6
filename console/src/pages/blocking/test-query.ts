import { refusedBy } from '../../api/client.ts';
import { Unreachable } from '../../api/problem.ts';
import { ROOT } from '../../api/root.ts';
import type { Language } from '../../words/language.ts';

/** What came of asking an MDM (`POST /api/connections/{connection}/test`). */
export type Tested = {
  readonly ok: boolean;
  readonly at: string;
  readonly checks: readonly {
    readonly code: string;
    readonly use: 'read' | 'apply';
    readonly ok: boolean | null;
    /** What was seen, in the language that is read. */
    readonly sentence: string;
    /** As the vendor calls it. */
    readonly right: string | null;
    readonly remedy: string | null;
  }[];
};

export const askTest = (connection: string, language: Language): Promise<Tested> =>
  post(`/api/connections/${encodeURIComponent(connection)}/test?language=${language}`, null);

/** The same, before anything is kept. */
export const tryTest = (
  body: {
    readonly mdm: string;
    readonly fleet?: string;
    readonly settings: Readonly<Record<string, string>>;
  },
  language: Language,
): Promise<Tested> => post(`/api/connections/test?language=${language}`, body);

async function post(path: string, body: unknown): Promise<Tested> {
  const answer = await fetch(ROOT + path, {
    method: 'POST',
    credentials: 'same-origin',
    ...(body === null
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }).catch((error: unknown) => {
    throw new Unreachable(error);
  });
  const said: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw refusedBy(said, answer.status);
  return said as Tested;
}
