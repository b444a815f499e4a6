/** What the API shows of MDMs, as far as commands read it. */

export type ShownMdm = {
  readonly mdm: string;
  readonly title: string;
  readonly settings: readonly Asked[];
  readonly secrets: readonly (Asked & { readonly variable: string; readonly file: string })[];
  readonly sendsByItself: boolean;
};
export type Asked = {
  readonly name: string;
  readonly what: string;
  readonly optional: boolean;
  readonly use: 'read' | 'apply';
};

export type ShownConnection = {
  readonly id: string;
  readonly fleet: string;
  readonly mdm: string;
  /** It leads to a simulator: nothing of it is real. */
  readonly simulated: boolean;
  readonly settings: Readonly<Record<string, string>>;
  readonly secrets: readonly {
    readonly name: string;
    readonly use: 'read' | 'apply';
    readonly optional: boolean;
    readonly given: boolean;
    /** Null: it has to be one of this fleet alone. */
    readonly variable: string | null;
    readonly file: string;
  }[];
  readonly syncHours: number;
  readonly checkHours: number;
};

export type ShownSync = {
  readonly id: string;
  readonly inventory: string;
  readonly kind: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly pages: number;
  readonly staged: number;
  readonly devices: number;
  readonly expected: number | null;
  readonly fault: {
    readonly kind: string;
    readonly status: number | null;
    readonly remedy: string;
  } | null;
};

/** A sentence of the server, and what it is about. */
export type Sentence = { readonly about: string; readonly text: string };

export type ShownPlan = {
  readonly id: string;
  readonly connection: string;
  readonly kind: 'canary' | 'all' | 'revert';
  readonly state: 'made' | 'running' | 'done' | 'failed' | 'stopped' | 'reverted';
  readonly made: string;
  readonly touches: number;
  readonly losesData: number;
  readonly limit: number;
  readonly holds: readonly { readonly code: string }[];
  readonly unread: number;
  readonly steps: Readonly<Record<string, number>>;
  readonly progress: Readonly<Record<string, number>> | null;
  readonly heldSince: string | null;
  readonly begun: string | null;
  readonly sentences: readonly Sentence[];
};

export type ShownCheck = {
  readonly plan: string;
  readonly kind: 'verify' | 'drift';
  readonly at: string;
  readonly outcome: 'held' | 'pending' | 'differs' | 'unread';
  readonly sentences: readonly Sentence[];
};

/** What is being done with an MDM now. */
export type ShownDoing = {
  readonly asked: { readonly what: string; readonly at: string } | null;
};

export type ShownExemption = {
  readonly id: string;
  readonly exception: string | null;
  readonly restricted: boolean;
  readonly finding: string | null;
  readonly device: number | null;
  readonly fleet: string;
  readonly appName: string | null;
  readonly category: string | null;
  readonly ground: string | null;
  readonly until: string;
  readonly ended: string | null;
};
