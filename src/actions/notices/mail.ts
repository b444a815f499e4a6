/** One message, as it is sent or put into a file. */
export type Mail = {
  /** Without angle brackets; the same at each try, so that a server that was asked twice can tell. */
  readonly messageId: string;
  /** Null: nobody knows an address. It can be made into a file all the same. */
  readonly to: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  /** Of the text, as BCP 47 has it. */
  readonly language: string;
  readonly date: Date;
};

/** What a server did with a message. A fault is a word of ours and numbers of the server: its text may name the holder. */
export type Delivery =
  | { readonly kind: 'accepted' }
  /** It will never take it for this address. */
  | { readonly kind: 'refused'; readonly fault: string }
  /** It has surely not taken it; later it may. */
  | { readonly kind: 'not-now'; readonly fault: string }
  /** It broke off when the message was there and its answer was not: it may have taken it. */
  | { readonly kind: 'doubtful'; readonly fault: string };

export type Mailer = {
  /** Never throws for what a server or the network does. */
  readonly send: (mail: Mail, signal: AbortSignal) => Promise<Delivery>;
};

/** The bytes of a message (RFC 5322), for whoever sends it by other means. */
export type ComposeMail = (mail: Mail) => Promise<Uint8Array>;
