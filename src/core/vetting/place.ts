/**
 * Where in an app file something stands: the entry's name from the outermost archive inwards, `!` between (`base.apk!classes2.dex`), empty
 * for the file itself; and bytes from the start of that entry as the phone has it (inflated), null where there is no single byte to name.
 * Names are the file's own: hostile, shown only with control and bidi characters made visible.
 */
export type Place = { readonly entry: string; readonly offset: number | null };

/** Something that a file says, and where. */
export type Named = { readonly name: string; readonly place: Place };
