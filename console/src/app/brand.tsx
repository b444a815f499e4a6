import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The mark: a plain bolt. */
export const Brand = (): ReactNode => (
  <Link className="brand" to="/">
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path fill="currentColor" d="M19 3h3v18h-3zM2 10h15v4H2zM5 6h3v12H5zM11 5h3v5h-3z" />
    </svg>
    Grendel
  </Link>
);
