import type { ReactNode } from 'react';
import { Refused, Unreachable } from '../api/problem.ts';
import { ROOT } from '../api/root.ts';
import { useWords } from '../words/context.tsx';
import { common, type CommonWords } from '../words/common/index.ts';
import { problemTitles } from '../words/problems/index.ts';
import { Button } from './button.tsx';

type Shown = { readonly error: unknown; readonly again?: () => void };

/** What went wrong, to what, what to do, and the code to ask about. `again`: where trying again makes sense. */
export function ProblemView({ error, again }: Shown): ReactNode {
  const words = useWords(common);
  const titles = useWords(problemTitles);
  const { title, says, code, errors, report, href } = told(error, words, titles);
  return (
    <div className="problem" role="alert">
      <h2>{title}</h2>
      {says && <p>{says}</p>}
      {errors.length > 0 && (
        <>
          <p>{words.problem.fields}:</p>
          <ul>
            {errors.map(({ pointer, detail }) => (
              <li key={pointer + detail}>
                <code>{pointer}</code> {detail}
              </li>
            ))}
          </ul>
        </>
      )}
      {code && (
        <p className="code">
          {words.problem.code} <code>{code}</code>
          {href && (
            <>
              {' · '}
              <a href={href}>{words.problem.more}</a>
            </>
          )}
          {report && (
            <>
              {' · '}
              {words.problem.number} <code>{report}</code>
            </>
          )}
        </p>
      )}
      {again && (
        <p>
          <Button onPress={again}>{words.problem.again}</Button>
        </p>
      )}
    </div>
  );
}

type Told = {
  readonly title: string;
  readonly says: string | null;
  readonly code: string | null;
  readonly href: string | null;
  readonly report: string | null;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
};

function told(
  error: unknown,
  { problem }: CommonWords,
  titles: Readonly<Record<string, string>>,
): Told {
  const nothing = { says: null, code: null, href: null, report: null, errors: [] };
  if (error instanceof Unreachable)
    return { ...nothing, title: problem.unreachable, says: problem.unreachableSays };
  if (!(error instanceof Refused))
    return { ...nothing, title: problem.fault, says: problem.faultSays };
  const { code, title, detail, errors = [], instance } = error.problem;
  return {
    title: titles[code] ?? title,
    says: typeof detail === 'string' ? detail : null,
    code,
    href: `${ROOT}/problems/${code}`,
    report: typeof instance === 'string' ? instance.replace('urn:uuid:', '') : null,
    errors: errors.map(({ pointer, detail }) => ({ pointer: pointer ?? '', detail })),
  };
}
