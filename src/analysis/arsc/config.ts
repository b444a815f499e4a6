/** Language of a configuration, BCP 47; `und` for the default. Legacy codes become the ones in use. */
export function languageOf(config: DataView): string {
  const language = letters(config, 8, 0x61);
  if (language === null) return 'und';
  const region = letters(config, 10, 0x30);
  const script = config.byteLength >= 40 ? ascii(config, 36, 4) : null;
  return [LEGACY[language] ?? language, script, region].filter((part) => part !== null).join('-');
}

/** Only the language (or nothing) tells this configuration from the default: no density, orientation, version. */
export function isPlain(config: DataView): boolean {
  for (let at = 4; at < Math.min(config.byteLength, 36); at += 1)
    if ((at < 8 || at >= 12) && config.getUint8(at) !== 0) return false;
  return true;
}

const LEGACY: Readonly<Record<string, string>> = { iw: 'he', in: 'id', ji: 'yi', tl: 'fil' };

/** Two letters, or three packed into fifteen bits when the first bit is set (Android's unpackLanguageOrRegion, from memory). */
function letters(config: DataView, at: number, base: number): string | null {
  if (config.byteLength < at + 2) return null;
  const first = config.getUint8(at);
  const second = config.getUint8(at + 1);
  if (first === 0) return null;
  const codes =
    (first & 0x80) === 0
      ? [first, second]
      : [
          (second & 0x1f) + base,
          (((second & 0xe0) >> 5) | ((first & 0x03) << 3)) + base,
          ((first & 0x7c) >> 2) + base,
        ];
  const text = String.fromCharCode(...codes);
  return /^[A-Za-z0-9]{2,3}$/.test(text) ? text : null;
}

function ascii(config: DataView, at: number, length: number): string | null {
  let text = '';
  for (let i = 0; i < length; i += 1) text += String.fromCharCode(config.getUint8(at + i));
  return /^[A-Za-z]{4}$/.test(text) ? text : null;
}
