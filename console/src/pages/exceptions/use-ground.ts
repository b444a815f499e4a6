import { useCallback } from 'react';
import { useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';

/** A ground in words; one that a policy made up, as it made it up. */
export function useGround(): (ground: string) => string {
  const { grounds } = useWords(policiesWords);
  return useCallback(
    (ground) =>
      (grounds as Readonly<Record<string, string>>)[ground] ?? ground.replaceAll('-', ' '),
    [grounds],
  );
}
