import type { ReactNode } from 'react';

/** Parts of one page, each with an address of its own. `links`: router links that know whether they are the current one. */
export const Tabs = ({
  label,
  links,
  end,
}: {
  readonly label: string;
  readonly links: readonly ReactNode[];
  /** At the end of the line: the one thing to begin here. */
  readonly end?: ReactNode;
}): ReactNode => (
  <nav className="tabs" aria-label={label}>
    <ul>
      {links.map((link, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a fixed list
        <li key={at}>{link}</li>
      ))}
    </ul>
    {end}
  </nav>
);
