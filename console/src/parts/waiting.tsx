import type { ReactNode } from 'react';
import { useWords } from '../words/context.tsx';
import { common } from '../words/common/index.ts';

/** While a page comes: lines of about its size, so that nothing jumps. */
export function Waiting(): ReactNode {
  const { loading } = useWords(common);
  return (
    <div aria-busy="true">
      <p className="unseen" role="status">
        {loading}
      </p>
      <Lines />
    </div>
  );
}

/** Stand-ins for text and rows that are on their way. `rows`: of a table; 0 for a paragraph. */
export function Lines({ rows = 0 }: { readonly rows?: number }): ReactNode {
  if (rows === 0)
    return (
      <div aria-hidden="true">
        <span className="skeleton skeleton--line" />
        <span className="skeleton skeleton--line" />
        <span className="skeleton skeleton--block" />
      </div>
    );
  return (
    <div aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="skeleton skeleton--row" />
      ))}
    </div>
  );
}
