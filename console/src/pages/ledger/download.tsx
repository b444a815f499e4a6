import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';

/** Saves a text that the browser has already, without asking the server for it again. */
export const Download = ({
  name,
  text,
  children,
}: {
  readonly name: string;
  readonly text: string;
  readonly children: ReactNode;
}): ReactNode => (
  <Button small onPress={() => save(name, text)}>
    {children}
  </Button>
);

function save(name: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  URL.revokeObjectURL(href);
}
