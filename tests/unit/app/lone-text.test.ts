import { expect, test } from "vitest";
import { loneText } from "../../../app/stories/_components/lone-text.ts";

test.each([
  [1, "No other article here tells this event yet."],
  [2, "No other article here tells this event yet; its copy counts with this text."],
  [9, "No other article here tells this event yet; its copies count with this text."],
])("an event told by one text, which %i articles print", (articles, words) => expect(loneText(articles)).toBe(words));
