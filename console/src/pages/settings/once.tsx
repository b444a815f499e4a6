import type { ReactNode } from 'react';
import { Button } from '../../parts/button.tsx';
import { tell } from '../../parts/toasts.tsx';
import { common } from '../../words/common/index.ts';
import { useWords } from '../../words/context.tsx';

type Props = { readonly title: string; readonly says: ReactNode; readonly secret: string };

/** A link or a key that is shown now and never again. */
export function Once({ title, says, secret }: Props): ReactNode {
  const words = useWords(common);
  return (
    <div className="note" role="status">
      <h3>{title}</h3>
      <p>{says}</p>
      <div className="once">
        <code>{secret}</code>
        <Button
          small
          onPress={() => void navigator.clipboard.writeText(secret).then(() => tell(words.copied))}
        >
          {words.copy}
        </Button>
      </div>
    </div>
  );
}
