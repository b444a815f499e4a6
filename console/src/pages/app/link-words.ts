import { useLanguage, useWords } from '../../words/context.tsx';
import { appWords, type AppWords } from '../../words/app/index.ts';
import { LOCALES } from '../../words/language.ts';
import type { ChainLink, ChainNode, Statement } from './queries.ts';

/** What boxes and lines say, in the language that is read. */
export function useLinkWords() {
  const words = useWords(appWords);
  const { language } = useLanguage();
  // A threshold is passed or not by hundredths.
  const format = new Intl.NumberFormat(LOCALES[language], {
    style: 'percent',
    maximumFractionDigits: 2,
  });
  const amount = (value: number): string => format.format(value / 100);
  const kind = (as: string): string => (as in words.as ? words.as[as as keyof AppWords['as']] : as);
  const SEATS = new Set(['incorporated', 'headquartered', 'operating', 'development']);
  const isSeat = ({ as }: ChainLink): boolean => SEATS.has(as);
  return {
    /** All that is between two boxes; of several seats the first, which tells most. */
    allOf(links: readonly ChainLink[], says: (link: ChainLink) => string): string {
      const shown = links.every(isSeat) ? links.slice(0, 1) : links;
      return shown.map(says).join(', ');
    },
    numberOf: (statement: number): string => `[${statement}]`,
    /** `the app`, `Singapore`, `listed territory`. */
    seatsOf({ kind: what, seats, listed }: ChainNode): string {
      if (what === 'app') return words.chain.theApp;
      if (what === 'territory') return listed ? words.chain.listed : words.chain.territory;
      return seats.length === 0 ? words.chain.noSeat : seats.map(({ name }) => name).join(', ');
    },
    /** `parent`, `19.9 % of shares`. */
    says({ as, share }: ChainLink): string {
      if (share === null) return kind(as);
      const { min, max } = share;
      const said =
        min === max
          ? amount(min)
          : min === 0
            ? words.upTo(amount(max))
            : words.range(amount(min), amount(max));
      if (as === 'shareholding') return said;
      return as === 'voting-rights' ? words.share(said, kind(as)) : `${kind(as)}, ${said}`;
    },
    /** The year since when it holds, where all of it has a start. */
    sinceOf(statements: readonly Statement[]): string | null {
      const starts = statements.map(({ from }) => from).filter((from) => from !== null);
      const [first] = starts.toSorted();
      return first === undefined || starts.length < statements.length
        ? null
        : words.chain.since(first.slice(0, 4));
    },
  };
}
