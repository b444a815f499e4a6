import { useEffect, type ReactNode } from 'react';
import { pageShown } from '../app/page-shown.ts';

type Props = {
  readonly title: string;
  /** Beside the title: a mark. */
  readonly beside?: ReactNode;
  /** One sentence that answers the page's question. */
  readonly answer?: ReactNode;
  readonly asOf?: ReactNode;
  /** Above the title: where it belongs. */
  readonly crumb?: ReactNode;
};

/** Title, one sentence, as of when. Names the document too, and says to screen readers that the page is another one. */
export function PageHead({ title, beside, answer, asOf, crumb }: Props): ReactNode {
  useEffect(() => pageShown(title), [title]);
  return (
    <div className="head">
      {crumb && <p className="crumb">{crumb}</p>}
      <div className="title">
        <h1>{title}</h1>
        {beside}
      </div>
      {answer && <p className="answer">{answer}</p>}
      {asOf && <p className="asof">{asOf}</p>}
    </div>
  );
}
