import type { ReactNode } from 'react';
import { Name } from '../../parts/values.tsx';
import { useWords } from '../../words/context.tsx';
import { appWords } from '../../words/app/index.ts';
import { useLinkWords } from './link-words.ts';
import type { Chain, ChainLink, ChainNode } from './queries.ts';
import { statementId } from './statement-id.ts';

type Props = { readonly chain: Chain; readonly open: (statement: number) => void };

/** The same chain from top to bottom, for narrow screens: what decided first, then what stands beside it. */
export function ChainList({ chain: { nodes, links }, open }: Props): ReactNode {
  const words = useWords(appWords);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const inOrder = links.toSorted(
    (a, b) => (byId.get(a.from)?.column ?? 0) - (byId.get(b.from)?.column ?? 0),
  );
  const [first] = nodes;
  const decided = inOrder.filter(({ decides }) => decides);
  const beside = inOrder.filter(({ decides }) => !decides);
  return (
    <>
      {decided.length > 0 && first && (
        <ol className="down" aria-label={words.chain.title}>
          <li>
            <Stand node={first} />
          </li>
          {decided.map((link) => (
            <li key={`${link.from} ${link.to} ${link.as}`}>
              <How link={link} open={open} />
              <Stand node={byId.get(link.to)} />
            </li>
          ))}
        </ol>
      )}
      {beside.length > 0 && (
        <>
          {decided.length > 0 && <h3>{words.chain.beside}</h3>}
          <ul className="down down--beside">
            {beside.map((link) => (
              <li key={`${link.from} ${link.to} ${link.as}`}>
                <bdi>{byId.get(link.from)?.name}</bdi> → <bdi>{byId.get(link.to)?.name}</bdi>
                <How link={link} open={open} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Stand({ node }: { readonly node: ChainNode | undefined }): ReactNode {
  const { seatsOf } = useLinkWords();
  if (node === undefined) return null;
  const isEnd = node.kind === 'territory' && node.listed;
  return (
    <div className={`box box--in${isEnd ? ' box--end' : ''}`}>
      <span className="name">
        <Name>{node.name}</Name>
      </span>
      <span className="seat">{seatsOf(node)}</span>
    </div>
  );
}

function How({
  link,
  open,
}: {
  readonly link: ChainLink;
  readonly open: (statement: number) => void;
}): ReactNode {
  const words = useWords(appWords);
  const { says, numberOf } = useLinkWords();
  return (
    <p className={`how${link.certain ? '' : ' how--maybe'}${link.decides ? ' how--decides' : ''}`}>
      {says(link)}
      {!link.certain && <i> {words.chain.possible}</i>}{' '}
      {link.statements.map((number) => (
        <a
          key={number}
          href={`#${statementId(number)}`}
          onClick={(event) => {
            event.preventDefault();
            open(number);
          }}
        >
          {numberOf(number)}
        </a>
      ))}
    </p>
  );
}
