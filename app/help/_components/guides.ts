import type { StaticImageData } from "next/image";
import editors from "../_pictures/editors.png";
import operators from "../_pictures/operators.png";
import researchers from "../_pictures/researchers.png";
import teachers from "../_pictures/teachers.png";

/** A part of a guide: a task, what to do in order, and the page to begin on. */
export type Task = {
  readonly title: string;
  readonly steps: readonly string[];
  readonly start: { readonly href: string; readonly name: string };
};

/** A page of Parallax as it looks with the sample texts; `npm run pictures` takes it. */
export type Picture = { readonly image: StaticImageData; readonly shows: string };

/** A help page for one kind of work. */
export type Guide = {
  readonly title: string;
  readonly about: string;
  readonly picture: Picture;
  readonly tasks: readonly Task[];
};

/** The help pages by the last part of their address. */
export const GUIDES: Readonly<Record<string, Guide>> = {
  teachers: {
    title: "For teachers",
    about: "Show a class how the same news is told in different words, on paper or on the screen.",
    picture: {
      image: teachers,
      shows: "A worksheet: points in rows, a column for each outlet, quotations without names",
    },
    tasks: [
      {
        title: "Print a worksheet",
        steps: [
          "Open the list of articles and tick two or more that report the same news.",
          "Press Worksheet in the bar that appears.",
          "Look through the quotations, then print the page. The key names the outlets; print it for yourself.",
        ],
        start: { href: "/articles", name: "Choose articles" },
      },
      {
        title: "Let the class guess the outlet",
        steps: [
          "Hide the outlets with the button at the top. Every page then shows letters in place of names.",
          "Read a story or a topic together and ask who is quoted, and how sure each sounds.",
          "Reveal the outlets when all have guessed.",
        ],
        start: { href: "/stories?told=all", name: "Choose a story" },
      },
    ],
  },
  editors: {
    title: "For editors",
    about: "Find out whether two texts are the same article, and what was changed between them.",
    picture: { image: editors, shows: "A merged text: what all copies share, and what only one page has" },
    tasks: [
      {
        title: "Same article? What changed?",
        steps: [
          "Tick the two texts in the list of articles and press Compare.",
          "The page says how much of the shorter text stands in the longer, and marks what only one of them has.",
          "Say whether they are one article. You can undo it at once, and later under History.",
        ],
        start: { href: "/articles", name: "Choose two articles" },
      },
      {
        title: "Go through the pairs that were found",
        steps: [
          "Open Duplicates. Pairs that wait for a person come first, each with the reason it was found.",
          "With the keys: j and k go from pair to pair, c merges, x keeps apart, z undoes.",
          "A merged text shows every passage with the copies that hold it. No copy is changed.",
        ],
        start: { href: "/duplicates", name: "Open Duplicates" },
      },
    ],
  },
  researchers: {
    title: "For researchers",
    about: "Count, check every count in the text, and take the figures along as files.",
    picture: { image: researchers, shows: "Counts of a framing page, each with its number of sentences" },
    tasks: [
      {
        title: "Compare framing and keep the figures",
        steps: [
          "Tick two to four articles, or open a story, and choose Framing.",
          "Press any number to read the sentences that it counts. Rules make mistakes: check before you cite.",
          "Download the page as Markdown, CSV or JSONL, or freeze it as a report with an address of its own.",
        ],
        start: { href: "/framing", name: "Open Framing" },
      },
      {
        title: "Code claims with others",
        steps: [
          "Begin a coding from a topic and name your codes.",
          "Each reader codes alone; nobody sees what others chose.",
          "Then read how far the readers agree, over what chance would give.",
        ],
        start: { href: "/coding", name: "Open Coding" },
      },
      {
        title: "Know how it is counted",
        steps: [
          "The page on methods gives every rule, threshold and word list, and how good each measured.",
          "Settings holds the word lists. You can add and remove words.",
          "All of it can also be read by programs; the interface describes itself.",
        ],
        start: { href: "/method", name: "Read how it is done" },
      },
    ],
  },
  operators: {
    title: "For operators",
    about: "Run Parallax for yourself or for others, and keep what people decided.",
    picture: { image: operators, shows: "The import page: a field for texts and addresses, and a place to drop files" },
    tasks: [
      {
        title: "Bring texts in",
        steps: [
          "On the page: import files or paste a text. The import keeps its address and shows how far it is.",
          "From the command line: `npm run -s parallax -- import FOLDER`",
          "The same text twice does no harm: it is recognised.",
        ],
        start: { href: "/import", name: "Open Import" },
      },
      {
        title: "Let others in",
        steps: [
          "Without settings only this computer can open Parallax.",
          "To let others in, set `HOST` and `PARALLAX_PASSWORD`, then start again.",
          "Set `PORT` to choose the port. If it is taken, the start stops and says so.",
        ],
        start: { href: "/settings#installation", name: "See this installation" },
      },
      {
        title: "When something is wrong",
        steps: [
          "Run `npm run -s parallax -- doctor`. It checks the installation and says what to do.",
          "Everything lies in one folder, named by `PARALLAX_DATA`. While it runs, `npm run -s parallax -- backup FILE` writes all of it to one file; `restore FILE` brings it back.",
          "After an update, `npm run -s parallax -- rebuild` makes again what an older version derived.",
        ],
        start: { href: "/history", name: "See what people decided" },
      },
    ],
  },
};
