import { getDocumentProxy } from "unpdf";
import type { ReadText } from "../../model/article.ts";
import { AppError } from "../../model/errors.ts";
import { MOST_PDF_PAGES } from "../../model/limits.ts";
import { layOut } from "./pdf-layout.ts";
import type { PdfPage, PdfWords } from "./pdf-lines.ts";

/** Bytes in which a PDF's mark may stand; some programs write a few of their own before it. */
const MARK_WITHIN = 1024;

/** Whether bytes are a PDF. */
export function isPdf(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MARK_WITHIN)).toString("latin1");
  return /^(?:\s*|[^<{[]{0,64}\n)%PDF-\d/.test(head);
}

/**
 * The text layer of a PDF, its columns one after the other and its paragraphs as they read on over lines, columns and pages; headers and
 * footers of its pages stand last, as furniture. `remarks` tells of pages without text.
 *
 * @throws AppError UNREADABLE where it is damaged, locked or has no text layer, TOO_LARGE where it has too many pages.
 */
export async function readPdf(bytes: Uint8Array): Promise<{ read: ReadText; remarks: string[] }> {
  const pages = await pagesOf(bytes);
  const empty = pages.filter(({ words }) => words.every(({ text }) => text.trim() === "")).length;
  if (empty === pages.length)
    throw new AppError(
      "UNREADABLE",
      "This PDF has no text layer: its pages are pictures, as a scanner makes them. Nothing of it was kept. Have its text recognised (OCR) and import the new file.",
    );
  const { text, layout } = layOut(pages);
  return {
    read: { text, layout, format: "pdf" },
    remarks:
      empty > 0
        ? [
            `${empty} of ${pages.length} pages of this PDF hold no text, only pictures or nothing. What they say is not known.`,
          ]
        : [],
  };
}

async function pagesOf(bytes: Uint8Array): Promise<PdfPage[]> {
  // A copy, because the reader takes the memory of what it is given.
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, maxImageSize: 1 }).catch(refused);
  try {
    if (document.numPages > MOST_PDF_PAGES)
      throw new AppError(
        "TOO_LARGE",
        `This PDF has ${document.numPages} pages, and at most ${MOST_PDF_PAGES} are read. Split it and import the parts.`,
      );
    const pages: PdfPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
      const { items } = await page.getTextContent();
      const words = items.flatMap((each) => ("str" in each ? wordsOf(each, left, top) : []));
      pages.push({ width: right - left, height: top - bottom, words });
      page.cleanup();
    }
    return pages;
  } catch (error) {
    return refused(error);
  } finally {
    await document.destroy();
  }
}

/** Words that stand upright; those along the margin or across the page are stamps of archives. */
function wordsOf(
  { str, transform, width }: { str: string; transform: number[]; width: number },
  left: number,
  top: number,
): PdfWords[] {
  const [a = 0, b = 0, , d = 0, x = 0, y = 0] = transform;
  if (Math.abs(b) > Math.abs(a) * 0.2 || a <= 0) return [];
  return [
    { text: str.replaceAll("\0", "\uFFFD").toWellFormed(), x: x - left, y: top - y, width, size: Math.abs(d) || a },
  ];
}

function refused(error: unknown): never {
  if (error instanceof AppError) throw error;
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException")
    throw new AppError(
      "UNREADABLE",
      "This PDF is locked with a password. Nothing of it was kept. Unlock it and import it again.",
    );
  throw new AppError(
    "UNREADABLE",
    "This PDF is damaged and cannot be read. Nothing of it was kept. Open it in a viewer, save it anew, and import that file.",
  );
}
