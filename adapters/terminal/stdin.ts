import { fstatSync, type Stats } from "node:fs";
import { isatty } from "node:tty";

/** Whether questions can come in through the file descriptor: a terminal, a pipe, a socket or a file. Not so
 *  `/dev/null`, which services get, and a descriptor that is closed. */
export function canChat(descriptor: number): boolean {
  if (isatty(descriptor)) return true;
  const stats = look(descriptor);
  return stats !== undefined && (stats.isFIFO() || stats.isSocket() || stats.isFile());
}

function look(descriptor: number): Stats | undefined {
  try {
    return fstatSync(descriptor);
  } catch {
    return undefined;
  }
}
