import type { ReactNode } from 'react';

/** The least rights that a credential needs, in the MDM's own words. */
export const Rights = ({
  rights,
  title,
}: {
  readonly rights: readonly string[];
  readonly title: string;
}): ReactNode =>
  rights.length > 0 && (
    <details className="fold">
      <summary>{title}</summary>
      <ul lang="en" className="small">
        {rights.map((right) => (
          <li key={right}>{right}</li>
        ))}
      </ul>
    </details>
  );
