/** How many numbers stand in one row of a shelf. */
const row = 65_536;

/** Makes what hands out short arrays as parts of long ones. Learning keeps six for each of tens of thousands of examples: with memory of their
 *  own each, it would spend a fifth of its time on tidying up. */
export function createShelf<T extends { subarray(from: number, to: number): T; readonly length: number }>(
  make: (length: number) => T,
): (length: number) => T {
  let current = make(0);
  let at = 0;
  return (length) => {
    if (length > row) return make(length);
    if (at + length > current.length) {
      current = make(row);
      at = 0;
    }
    at += length;
    return current.subarray(at - length, at);
  };
}
