/** One event told by four outlets and reprinted by a fifth; names and places are invented. */
export type ToldEvent = { id: string; outlet: string; title: string; publishedAt: string; text: string };

const FALLOW = [
  "The wall of the Ostrel reservoir cracked on Tuesday morning and 420 people were told to leave the village of Little Carrow, the county fire chief, Maren Toll, said.",
  "Toll said the crack was 12 metres long and had opened below the northern sluice.",
  "The water company Brannock Water said the wall had been inspected in March and found sound.",
  "Nobody was hurt, the fire brigade said, and no house in Little Carrow had been flooded.",
  "Pumps were brought from the port of Senning to lower the lake by three metres before nightfall.",
  "The road from Little Carrow to Senning will stay closed until Friday, the county said.",
  "A school choir that had been rehearsing in the village hall was taken away in two buses.",
];

/** What each outlet prints; the last is a copy of the second with another figure and one sentence of its own. */
export const DAM_EVENT: readonly ToldEvent[] = [
  {
    id: "dam-beacon",
    outlet: "Fallow Beacon",
    title: "Ostrel reservoir wall cracks, 420 told to leave Little Carrow",
    publishedAt: "2026-05-12",
    text: FALLOW.join("\n\n"),
  },
  {
    id: "dam-herald",
    outlet: "Senning Herald",
    title: "Hundreds leave Little Carrow after crack in Ostrel reservoir wall",
    publishedAt: "2026-05-12",
    text: [
      "At least 600 people left their homes in Little Carrow on Tuesday after a crack opened in the wall of the Ostrel reservoir.",
      "The crack below the northern sluice is 12 metres long, fire chief Maren Toll told the Senning Herald.",
      "Two engineers who worked on the wall said that Brannock Water had known of the crack since January.",
      "Brannock Water denied that it had known of any crack since January.",
      "The county said the road between Senning and Little Carrow may reopen on Thursday.",
      "Fishermen lent their boats so that farmers could bring 90 sheep across the lake to the southern shore.",
    ].join("\n\n"),
  },
  {
    id: "dam-radio",
    outlet: "Radio Carrow",
    title: "Crack in reservoir wall empties Little Carrow",
    publishedAt: "2026-05-13",
    text: [
      "The village of Little Carrow was empty on Wednesday, a day after the wall of the Ostrel reservoir cracked and 420 people were told to leave.",
      "Engineers have lowered the lake by three metres with pumps brought from the port of Senning.",
      "Nobody was hurt and no house was flooded, the fire brigade said on Wednesday.",
      "The mayor, Ilse Varn, said the people of Little Carrow would not go back before the wall had been looked at by experts from abroad.",
      "Varn called the inspection in March a piece of theatre.",
    ].join("\n\n"),
  },
  {
    id: "dam-post",
    outlet: "Upland Post",
    title: "Brannock Water under pressure over cracked Ostrel reservoir wall",
    publishedAt: "2026-05-14",
    text: [
      "Brannock Water came under pressure on Thursday over the cracked wall of the Ostrel reservoir.",
      "The company said again that the wall had been inspected in March and found sound.",
      "Mayor Ilse Varn called the March inspection a piece of theatre and demanded the report of it.",
      "The crack in the wall below the northern sluice is 19 metres long, according to a drawing seen by the Upland Post.",
      "Shares of Brannock Water fell by eight per cent.",
    ].join("\n\n"),
  },
];

const [, herald] = DAM_EVENT;

/** The Herald's article as the Mirror prints it: one figure changed and one sentence added. */
export const DAM_COPY: ToldEvent = {
  id: "dam-mirror",
  outlet: "Lowen Mirror",
  title: herald?.title ?? "",
  publishedAt: "2026-05-13",
  text: `${(herald?.text ?? "").replace("90 sheep", "60 sheep")}\n\nThe bakery of Lowen sent bread to the sports hall where the villagers slept.`,
};
