import {
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { useFormats, useWords } from '../../words/context.tsx';
import { appWords } from '../../words/app/index.ts';
import { isArrow, nextStop, type Stop } from './arrows.ts';
import { ChainList } from './chain-list.tsx';
import { arranged, pictureOf, type Box, type Line, type Picture } from './chain-shape.ts';
import { useLinkWords } from './link-words.ts';
import type { Chain, Statement } from './queries.ts';
import { statementId } from './statement-id.ts';

type Props = {
  readonly chain: Chain;
  readonly statements: readonly Statement[];
  readonly open: (statement: number) => void;
};

/** The chain from left to right; from top to bottom where the page has no room for that. */
export function ChainPicture({ chain, statements, open }: Props): ReactNode {
  const [room, setRoom] = useState(1000);
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = frame;
    if (current === null) return undefined;
    const look = (): void => setRoom(Math.floor(current.clientWidth));
    look();
    const watch = new ResizeObserver(look);
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  const all = useMemo(() => arranged(chain), [chain]);
  const picture = useMemo(() => pictureOf(all, room), [all, room]);
  return (
    <div className="chain" ref={frame}>
      {picture === null ? (
        <ChainList chain={chain} open={open} />
      ) : (
        <Drawn picture={picture} statements={statements} open={open} />
      )}
    </div>
  );
}

/** Boxes and what is written are HTML over the lines, so that names wrap and keep their direction. */
function Drawn({
  picture,
  statements,
  open,
}: Omit<Props, 'chain'> & { readonly picture: Picture }): ReactNode {
  const words = useWords(appWords);
  const stops = useMemo(() => stopsOf(picture.boxes, picture.lines), [picture]);
  const [at, setAt] = useState(stops[0]?.id ?? '');
  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (!isArrow(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    // Where the focus is, which keys in quick succession know before the page does.
    const from = event.target instanceof HTMLElement ? event.target.dataset['stop'] : undefined;
    const next = nextStop(stops, from ?? at, event.key);
    setAt(next);
    [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')]
      .find(({ dataset }) => dataset['stop'] === next)
      ?.focus();
  };
  const stop = { at, setAt, open };
  return (
    <>
      <p className="unseen" id="chain-keys">
        {words.chain.says}
      </p>
      {/* It takes the keys of its links, which are links all the same. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className="canvas"
        role="group"
        aria-label={words.chain.title}
        aria-describedby="chain-keys"
        onKeyDown={press}
        style={{ width: picture.width, height: picture.height }}
      >
        <svg
          width={picture.width}
          height={picture.height}
          viewBox={`0 0 ${picture.width} ${picture.height}`}
          aria-hidden="true"
          focusable="false"
        >
          {picture.lines
            .toSorted((a, b) => Number(a.decides) - Number(b.decides))
            .map((line) => (
              <g key={line.id} className={lineClass(line)}>
                <path className="way" d={line.path} />
                <path className="tip" d={line.tip} />
              </g>
            ))}
        </svg>
        {picture.boxes.map((box) => (
          <BoxShown key={box.node.id} box={box} lines={picture.lines} {...stop} />
        ))}
        {picture.lines.map((line) => (
          <Written key={line.id} line={line} statements={statements} {...stop} />
        ))}
      </div>
    </>
  );
}

const lineClass = ({ decides, isCertain }: Line): string =>
  `line${decides ? ' line--decides' : ''}${isCertain ? '' : ' line--maybe'}`;

const stopsOf = (boxes: readonly Box[], lines: readonly Line[]): readonly Stop[] => [
  ...boxes.map(({ node, x, y, width, height }) => ({
    id: node.id,
    x: x + width / 2,
    y: y + height / 2,
  })),
  ...lines
    .filter(({ links }) => links.some(({ statements }) => statements.length > 0))
    .map(({ id, label }) => ({ id, x: label.x, y: label.y })),
];

type Stopping = {
  readonly at: string;
  readonly setAt: (id: string) => void;
  readonly open: (statement: number) => void;
};

function BoxShown({
  box: { node, x, y, width, height },
  lines,
  at,
  setAt,
  open,
}: Stopping & { readonly box: Box; readonly lines: readonly Line[] }): ReactNode {
  const { seatsOf, numberOf } = useLinkWords();
  const beside = seatsOf(node);
  const near = [
    ...lines.filter(({ to }) => to === node.id),
    ...lines.filter(({ from }) => from === node.id),
  ];
  const statement = near.flatMap(({ links }) => links.flatMap(({ statements }) => statements))[0];
  const className = `box${node.decides ? ' box--in' : ''}${node.kind === 'territory' && node.listed ? ' box--end' : ''}`;
  const inside = (
    <>
      <bdi className="name" title={node.name}>
        {node.name}
      </bdi>
      <span className="seat" title={beside}>
        {beside}
      </span>
    </>
  );
  const style = { left: x, top: y, width, height };
  if (statement === undefined)
    return (
      <div className={className} style={style}>
        {inside}
      </div>
    );
  return (
    <a
      className={className}
      style={style}
      href={`#${statementId(statement)}`}
      data-stop={node.id}
      tabIndex={at === node.id ? 0 : -1}
      onFocus={() => setAt(node.id)}
      onClick={(event) => {
        event.preventDefault();
        open(statement);
      }}
    >
      {inside}
      <span className="unseen">{numberOf(statement)}</span>
    </a>
  );
}

/** What a line says, above it, and the statements it rests on, below it. */
function Written({
  line,
  statements,
  at,
  setAt,
  open,
}: Stopping & { readonly line: Line; readonly statements: readonly Statement[] }): ReactNode {
  const words = useWords(appWords);
  const { allOf, says, sinceOf } = useLinkWords();
  const { list } = useFormats();
  const numbers = [...new Set(line.links.flatMap((link) => link.statements))];
  const [first] = numbers;
  const own = statements.filter(({ number }) => numbers.includes(number));
  const since = sinceOf(own);
  const { x, y, above, below } = line.label;
  return (
    <>
      <span className="how" style={{ left: x, top: y, maxWidth: above }}>
        {allOf(line.links, says)}
        {!line.isCertain && <i> {words.chain.possible}</i>}
      </span>
      {first !== undefined && (
        <a
          className="cites"
          style={{ left: x, top: y, maxWidth: below }}
          href={`#${statementId(first)}`}
          data-stop={line.id}
          tabIndex={at === line.id ? 0 : -1}
          onFocus={() => setAt(line.id)}
          onClick={(event) => {
            event.preventDefault();
            open(first);
          }}
        >
          {numbers
            .slice(0, 3)
            .map((n) => `[${n}]`)
            .join(' ')}
          {since && <small> {since}</small>}
          <span className="unseen">{list(own.slice(0, 2).map(({ sentence }) => sentence))}</span>
        </a>
      )}
    </>
  );
}
