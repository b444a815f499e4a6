import type { SeenDevice, SeenDevices } from '../../core/inventory.ts';

/** The devices of a fold, each made when it is asked for. Those in `left` out are another number's by now. */
export function deviceList(
  count: number,
  left: { readonly size: number; readonly has: (device: number) => boolean },
  seen: (device: number) => SeenDevice,
): SeenDevices {
  const numbers = left.size === 0 ? null : without(count, left);
  const length = numbers?.length ?? count;
  const at = (index: number): SeenDevice | undefined =>
    index >= 0 && index < length ? seen(numbers?.[index] ?? index) : undefined;
  return {
    length,
    at,
    *[Symbol.iterator]() {
      for (let index = 0; index < length; index++) yield seen(numbers?.[index] ?? index);
    },
  };
}

function without(
  count: number,
  left: { readonly size: number; readonly has: (device: number) => boolean },
): Uint32Array {
  const numbers = new Uint32Array(count - left.size);
  let length = 0;
  for (let device = 0; device < count; device++) if (!left.has(device)) numbers[length++] = device;
  return numbers;
}
