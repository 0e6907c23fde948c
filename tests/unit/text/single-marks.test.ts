import { expect, test } from "vitest";
import { withDoubleMarks } from "../../../lib/text/single-marks.ts";

test.each([
  [
    "'It's a disgrace,' said Paul Stein. 'We won't stand for it.'",
    "“It's a disgrace,” said Paul Stein. “We won't stand for it.”",
  ],
  [
    "She said: 'I kept telling him it was fun. Inside I was screaming.'",
    "She said: “I kept telling him it was fun. Inside I was screaming.”",
  ],
  ["‘They’ve known for years,’ he said.", "“They’ve known for years,” he said."],
  ["The pilot replied: 'Never!'", "The pilot replied: “Never!”"],
  ["'The workers' canteen has gone,' she said.", "“The workers' canteen has gone,” she said."],
])("%s is speech", (printed, read) => {
  expect(withDoubleMarks(printed)).toBe(read);
});

test.each([
  "The so-called 'deal of the century' fell through.",
  "In the '90s the workers' club closed, and nobody minded.",
  "He told 'em to leave, the dogs' owner said.",
  "“It was 'fine,' he told me,” she said.",
  "O'Dell's car isn't here.",
])("%s stays as it is", (printed) => {
  expect(withDoubleMarks(printed)).toBe(printed);
});
