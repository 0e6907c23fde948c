/** How much is taken at once. Every check and every message about it reads these. */

const MEGABYTE = 1024 * 1024;

/** Most bytes of one request that brings no files: it is held in memory as a whole. */
export const LARGEST_REQUEST = 64 * MEGABYTE;
/** Most bytes of one upload, its files together: they go to the database in parts. The rest goes in a second import or by the command. */
export const LARGEST_UPLOAD = 1024 * MEGABYTE;
/** Largest file taken from a browser, in bytes; the command takes larger ones, of which each text obeys LARGEST_TEXT. */
export const LARGEST_FILE = 100 * MEGABYTE;
/** Most files of one upload: more makes a result page that nobody reads; a folder goes by the command. */
export const MOST_FILES = 1000;
/** Most rows of one file of an upload: a file has so many places in its import. The command takes any number. */
export const MOST_ROWS = 2_000_000;
/** Most addresses that are fetched for one request: with a pause for each site more would take hours. */
export const MOST_ADDRESSES = 50;
/** Largest field of a form, and all fields of one together, in bytes: a text of the largest size, and what is known of it. */
export const LARGEST_FIELD = 10 * MEGABYTE;
export const LARGEST_FIELDS = 12 * MEGABYTE;
/** Largest text that is read as one article, in bytes. A long book is 2 MB; more is a dump that would hold up every later step. */
export const LARGEST_TEXT = 10 * MEGABYTE;

/** Longest line of a file of rows, in bytes; a record of a table and an element of a JSON array likewise. One of them is in memory at a time. */
export const LONGEST_LINE = 5 * MEGABYTE;
/** Largest file that is read as a whole, in bytes: a PDF, an archive, a mailbox. Rows are read as a stream and may be of any number. */
export const LARGEST_WHOLE_FILE = 100 * MEGABYTE;

/** Most files of one archive, and how deep archives may stand in one another. */
export const MOST_ARCHIVED = 1000;
export const DEEPEST_ARCHIVE = 2;
/** Most bytes that all files of one archive may be when unpacked, and how many times a file may be as large as it is packed: text swells 3 to 20 times. */
export const LARGEST_UNPACKED = 200 * MEGABYTE;
export const MOST_SWELLING = 200;
/** Most pages of one PDF: a thick book has 1,000. */
export const MOST_PDF_PAGES = 1500;

/** Longest that one text may take to be read out of its file, in milliseconds, and the memory for objects of the process that does it, in MB. */
export const LONGEST_EXTRACTION_MS = 10_000;
export const EXTRACTION_HEAP_MB = 256;

/** Largest page of the web, in characters; one of 5 MB takes seconds to take apart. */
export const LARGEST_PAGE = 5 * MEGABYTE;
/** Most lines of one page: a page of a newspaper has some hundred, a long discussion some thousand. */
export const MOST_BLOCKS = 50_000;
/** How deep the elements of a page may stand in one another: pages of newspapers have 30 to 60. */
export const DEEPEST_PAGE = 1000;
/** Most attributes of one element: pages have up to some tens, and the parser compares each with all before it. */
export const MOST_ATTRIBUTES = 5000;
/** Most lines of one text. A novel has 15,000; a text of more lines than this is a list or a dump, and each line costs as much as a sentence. */
export const MOST_LINES = 200_000;
/** Largest JSON body, in bytes: a text of the largest size whose every letter is escaped. */
export const LARGEST_JSON = 32 * MEGABYTE;
/** Most names, values and fields of one body, and its deepest nesting: what the API takes has a few dozen at three levels, and fifty files. */
export const MOST_FIELDS = 10_000;
export const DEEPEST_JSON = 32;

/** Entries of one feed that are read, and its deepest nesting: a feed has tens, an export of a blog some thousands. */
export const MOST_ENTRIES = 10_000;
export const DEEPEST_FEED = 200;
/** Messages of one mailbox that are read, and the deepest nesting of the parts of one. */
export const MOST_MESSAGES = 10_000;
export const DEEPEST_MESSAGE = 20;
/** Most feeds that are watched: with each looked at every hour or so, one lane can ask no more sites than this. */
export const MOST_FEEDS = 500;
/** Largest list of feeds (OPML), in bytes: one of some thousand feeds has half a megabyte. */
export const LARGEST_FEED_LIST = 2 * MEGABYTE;
/** Most new entries of a feed that come in at one look; the rest comes at the next. */
export const MOST_NEW_ENTRIES = 100;

/** Most articles that are chosen by hand and exported together: more are taken by the export of all. */
export const MOST_CHOSEN = 100;

/** Most articles whose outlet is corrected together with that of one: each is a change that a reader waits for. */
export const MOST_ALIKE = 500;

/** A number of bytes as a sentence says it: "64 MB", "1 GB". Rounded up, so that a byte too many is seen: "10.1 MB". */
export function megabytes(bytes: number): string {
  const size = Math.ceil((bytes / MEGABYTE) * 10) / 10;
  return size >= 1024 ? `${Math.ceil((size / 1024) * 10) / 10} GB` : `${size} MB`;
}
