import type { ClassNames } from './class-index.ts';
import { swiftClassName } from './swift-names.ts';
import { addressesIn } from './image.ts';
import type { Image, Work } from './image.ts';

/**
 * Classes that this image defines for Objective-C, and Swift's that it can see: __objc_classlist names each, wherever the symbols were stripped.
 * Gives how many it lists; names that are encrypted are missing in `names`.
 */
export const objcClasses = (image: Image, names: ClassNames, work: Work): number => {
  const list = image.section('__objc_classlist');
  if (list === null) return 0;
  const [word, data, name] = image.commands.is64 ? [8, 32, 24] : [4, 16, 16];
  const addresses = addressesIn(image, list, word, work);
  for (const address of addresses) {
    const found = image.pointer(address);
    const contents = found === null ? null : image.pointer(found + data);
    if (contents === null) continue;
    // The lowest bits tell whether Swift made it.
    const text = image.pointer(contents - (contents % (image.commands.is64 ? 8 : 4)) + name);
    if (text === null) continue;
    const written = image.text(text);
    if (written !== null && written !== '')
      names.define(swiftClassName(written), image.offsetOf(text));
  }
  return addresses.length;
};
