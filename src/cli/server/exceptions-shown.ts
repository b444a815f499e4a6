/** Exceptions and approvals as the API shows them; of a restricted one only number, state and end. */
export type ShownException = {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly restricted: boolean;
  readonly until: string;
  readonly ended: string | null;
  readonly appName: string | null;
  readonly category: string | null;
  readonly ground: string | null;
  readonly group: string | null;
  readonly devices: number | null;
  readonly mitigations: readonly string[] | null;
  readonly from: string | null;
  readonly file: {
    readonly appName: string;
    readonly ground: string;
    readonly task: string | null;
    readonly askedBy: string | null;
    readonly devices: readonly number[];
    readonly events: readonly {
      readonly what: string;
      readonly at: string;
      readonly by: string | null;
      readonly says: string | null;
      readonly words: string | null;
    }[];
  } | null;
};

export type ShownApproval = {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly group: string;
  readonly name: string;
  readonly android: readonly string[];
  readonly ios: readonly string[];
  readonly review: string;
  readonly ended: string | null;
};
