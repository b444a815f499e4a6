/** `nobody` on Linux. */
const NOBODY = 65_534;

/**
 * The permission model leaves signals alone: who runs as root could end any process of the machine. So a process that reads files is root no more, once
 * its code is loaded; where the system doesn't let it, the walls are as they are for everybody else.
 */
export function leaveRoot(): void {
  if (process.getuid?.() !== 0) return;
  try {
    process.setgroups?.([]);
    process.setgid?.(NOBODY);
    process.setuid?.(NOBODY);
  } catch {
    // A container may know no such user.
  }
}
