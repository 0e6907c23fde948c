"use client";
import { useEffect, useState } from "react";
import { outward } from "./own-address.ts";
import iconButtonStyles from "./styles/icon-button.module.css";

const isDark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen === undefined ? matchMedia("(prefers-color-scheme: dark)").matches : chosen === "dark";
};

/** Switches light and dark, and remembers it in a cookie so that the server draws the right one first. Hidden without script. */
export function ThemeButton() {
  const [dark, setDark] = useState<boolean | null>(null);
  useEffect(() => setDark(isDark()), []);
  const change = () => {
    const theme = dark ? "light" : "dark";
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is not in every browser, nor on plain http
    document.cookie = `theme=${theme};path=${outward("/")};max-age=31536000;samesite=lax`;
    setDark(theme === "dark");
    // The button answers first, the page a frame later: a new theme styles and paints everything, and a press waited for that.
    requestAnimationFrame(() => setTimeout(() => document.documentElement.setAttribute("data-theme", theme)));
  };
  return (
    <button
      className={iconButtonStyles.button}
      type="button"
      onClick={change}
      style={dark === null ? { visibility: "hidden" } : undefined}
    >
      {dark ? "Light" : "Dark"}
    </button>
  );
}
