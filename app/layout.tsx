import { Anchor } from "./_components/anchor.tsx";
import "./globals.css";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { loadShell } from "../lib/usecases/installation/load-shell.ts";
import { isBlind } from "./_components/blind.ts";
import { BlindNotice } from "./_components/blind-button.tsx";
import { CopyQuotes } from "./_components/copy-quotes.tsx";
import { Footer } from "./_components/footer.tsx";
import { Masthead } from "./_components/masthead.tsx";
import { outward } from "./_components/own-address.ts";
import { fontNames } from "./_styles/fonts.ts";
import styles from "./layout.module.css";

export const metadata: Metadata = {
  title: { default: "Parallax", template: "%s · Parallax" },
  description: "See how different outlets tell the same story: copies merged, claims side by side, framing counted.",
};

/** Every page reads rows, so every page is made when it is asked for; `next build` needs no database. */
export const dynamic = "force-dynamic";

/** The shell round every page. The theme comes from a cookie, so that no page flashes in the wrong one. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection();
  const theme = (await cookies()).get("theme")?.value;
  const { openDuplicates, moreDuplicates } = await loadShell();
  const blind = await isBlind();
  return (
    <html
      lang="en"
      className={fontNames}
      data-theme={theme === "dark" || theme === "light" ? theme : undefined}
      suppressHydrationWarning
    >
      <body className={styles.page}>
        {/* With credentials, because where a password is set this asks for it like every other address. */}
        <link rel="manifest" href={outward("/manifest.webmanifest")} crossOrigin="use-credentials" />
        <Anchor className={styles.skip} href="#main">
          Skip to the content
        </Anchor>
        <Masthead openDuplicates={`${openDuplicates}${moreDuplicates ? "+" : ""}`} blind={blind} />
        {blind ? <BlindNotice /> : null}
        <main id="main" className="wrap">
          {children}
        </main>
        <Footer />
        <CopyQuotes />
      </body>
    </html>
  );
}
