import type { Facts } from '../../core/vetting/facts.ts';
import { occurrences, type Region } from './region.ts';

export type Lead = Facts['leads'][number];

const BOUNDS = { leads: 100, examined: 10_000 } as const;

type Kind = {
  readonly kind: Lead['kind'];
  /** What to look for, as bytes of UTF-8. */
  readonly mark: string;
  /** Bytes around the mark in which the number, and what has to stand beside it, is looked for. */
  readonly before: number;
  readonly after: number;
  readonly pattern: RegExp;
  readonly holds: (digits: string, around: string) => boolean;
};

/**
 * Filings with the Chinese ministry (京ICP备12345678号-1A) and with the Chinese police (京公网安备 11010502030143号); Russian tax and register numbers, which
 * have check digits and count only beside a company form.
 */
const KINDS: readonly Kind[] = [
  // Without `ICP`: letters of other scripts are rare in code, and so soon looked for.
  ...['备', '证'].map((mark): Kind => ({
    kind: 'icp',
    mark,
    before: 15,
    after: 48,
    pattern: /\p{Script=Han}{0,3}ICP[备证]\s?(\d{5,10})\s?号(?:-\d{1,4}[A-Z]?)?/u,
    holds: () => true,
  })),
  {
    kind: 'public-security',
    mark: '公网安备',
    before: 6,
    after: 60,
    pattern: /\p{Script=Han}{0,2}公网安备\s?(\d{11,14})\s?号?/u,
    holds: () => true,
  },
  {
    kind: 'inn',
    mark: 'ИНН',
    before: 240,
    after: 240,
    pattern: /ИНН[\s:№/-]{0,4}(\d{12}|\d{10})(?!\d)/u,
    holds: (digits, around) => isInn(digits) && COMPANY.test(around),
  },
  {
    kind: 'ogrn',
    mark: 'ОГРН',
    before: 240,
    after: 240,
    pattern: /ОГРН(?:ИП)?[\s:№/-]{0,4}(\d{15}|\d{13})(?!\d)/u,
    holds: (digits, around) => isOgrn(digits) && COMPANY.test(around),
  },
];
const COMPANY = /(?<!\p{L})(?:ООО|ОАО|ЗАО|ПАО|НАО|АО)(?!\p{L})/u;

/** Numbers of registers in texts in UTF-8 (and in the modified UTF-8 of DEX, which is the same for these). */
export function leadsIn(region: Region): readonly Lead[] {
  const found = new Map<string, Lead>();
  for (const kind of KINDS) {
    const mark = Buffer.from(kind.mark, 'utf8');
    for (const at of occurrences(region, mark, BOUNDS.examined, 'leads')) {
      const name = numberAt(region, at, kind);
      if (name === null || found.has(name)) continue;
      if (found.size === BOUNDS.leads) {
        region.full('leads');
        break;
      }
      found.set(name, { name, kind: kind.kind, place: { entry: region.entry, offset: at } });
    }
  }
  return [...found.values()];
}

function numberAt({ bytes, from, to }: Region, at: number, kind: Kind): string | null {
  const start = Math.max(from, at - kind.before);
  const before = bytes.subarray(start, at).toString('utf8').split('\0').at(-1) ?? '';
  const rest = bytes.subarray(at, Math.min(to, at + kind.after)).toString('utf8');
  const text = before + (rest.split('\0')[0] ?? '');
  const match = kind.pattern.exec(text);
  const digits = match?.[1];
  return match && digits !== undefined && kind.holds(digits, text) ? match[0] : null;
}

/** Check digits: weights of the Federal Tax Service's order, modulo 11 modulo 10. */
function isInn(digits: string): boolean {
  const weights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
  const check = (length: number): boolean => {
    const used = weights.slice(weights.length - length);
    const sum = used.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
    return ((sum % 11) % 10).toString() === digits[length];
  };
  return digits.length === 10 ? check(9) : check(10) && check(11);
}

/** The last digit is the rest of the division by 11 (organisations) or 13 (entrepreneurs), its last digit. */
function isOgrn(digits: string): boolean {
  const number = BigInt(digits.slice(0, -1));
  const rest = number % (digits.length === 13 ? 11n : 13n);
  return (rest % 10n).toString() === digits.at(-1);
}
