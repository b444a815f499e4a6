/** What the API says of changes of the rules, as far as commands show it. */
export type ShownChange = {
  readonly id: string;
  readonly kind: 'policy' | 'listing' | 'clearance' | 'finding' | 'catalogue' | 'end';
  readonly state: 'proposed' | 'adopted' | 'rejected' | 'withdrawn';
  readonly origin: 'person' | 'server' | 'shipped';
  readonly subject: string;
  readonly version: string;
  readonly policy: string | null;
  readonly why: string;
  readonly proposed: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly decided: string | null;
  readonly decision: string | null;
  readonly begun: string | null;
  readonly ended: string | null;
};
export type ShownChangeRead = {
  readonly change: ShownChange;
  readonly binds: readonly { readonly id: string; readonly name: string }[];
  readonly others: number;
  readonly comments: readonly {
    readonly organisationName: string;
    readonly words: string;
    readonly at: string;
  }[];
  readonly content: unknown;
  readonly tables:
    | readonly {
        readonly table: string;
        readonly added: number;
        readonly removed: number;
        readonly changed: number;
      }[]
    | null;
};
type Named = {
  readonly app: string | null;
  readonly appName: string | null;
  readonly category: string | null;
};
export type ShownPreview = {
  readonly day: string;
  readonly verdicts: readonly (Named & {
    readonly policy: string;
    readonly was: string | null;
    readonly becomes: string | null;
  })[];
  readonly stored: readonly (Named & {
    readonly organisation: string;
    readonly closes: number | null;
    readonly measure: number | null;
    readonly needless: number | null;
  })[];
  readonly found: {
    readonly asOf: string;
    readonly rows: readonly (Named & { readonly organisation: string; readonly devices: number })[];
  } | null;
};
export type ShownHeld = {
  readonly at: string;
  readonly known: string;
  readonly organisation: string;
  readonly policy: string;
  readonly group: string;
  readonly catalogue: { readonly version: string; readonly digest: string };
  readonly held: readonly {
    readonly kind: string;
    readonly subject: string;
    readonly version: string;
    readonly from: string | null;
    readonly until: string | null;
    readonly origin: string;
  }[];
  readonly verdict?: {
    readonly app: { readonly name: string };
    readonly verdict: {
      readonly decision: 'prohibited' | 'undetermined' | 'permitted';
      readonly because: readonly { readonly code: string }[];
    };
  };
};
export const nameOf = ({ appName, category }: Named): string =>
  appName ?? `an app of the category ${category}`;
