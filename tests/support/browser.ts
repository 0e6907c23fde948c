import { existsSync } from "node:fs";
import type { LaunchOptions } from "@playwright/test";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** How the tests start a browser: the one that PARALLAX_BROWSER names, else an installed one, else Playwright's own. */
export function browserOptions(): LaunchOptions {
  const found = process.env.PARALLAX_BROWSER || INSTALLED.find((path) => existsSync(path));
  return {
    ...(found ? { executablePath: found } : {}),
    args: ["--no-sandbox", "--disable-background-networking"],
  };
}
