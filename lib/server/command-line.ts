import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * The command line of a process, its words separated by spaces; "" where it cannot be read, null where no such process lives. A number
 * alone says little: after a crash another program may have been given it.
 */
export function commandLine(pid: number): string | null {
  if (!lives(pid)) return null;
  try {
    if (process.platform === "linux") {
      // A process that has ended and that nobody has waited for yet has no words.
      if (/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"))) return null;
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    }
    if (process.platform === "win32") return ask("powershell", "-NoProfile", "-Command", windowsQuery(pid));
    return ask("ps", "-ww", "-o", "command=", "-p", String(pid));
  } catch {
    return lives(pid) ? "" : null;
  }
}

const windowsQuery = (pid: number) => `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').CommandLine`;

function ask(program: string, ...args: string[]): string {
  return execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}

function lives(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
