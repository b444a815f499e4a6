import type { ReactNode } from 'react';

type Props = { readonly title: string; readonly children: ReactNode; readonly actions?: ReactNode };

/** Nothing is here yet: why, and what the next step is. */
export const Empty = ({ title, children, actions }: Props): ReactNode => (
  <div className="empty">
    <h2>{title}</h2>
    <p>{children}</p>
    {actions && <p className="actions">{actions}</p>}
  </div>
);
