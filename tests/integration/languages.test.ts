import { beforeAll, describe, expect, test } from "vitest";
import { flagDuplicates } from "../../lib/usecases/duplicates/flag-duplicates.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

/** Three paragraphs a language, and a fourth by which the copy differs. */
const STORIES: Readonly<Record<string, readonly [string, string, string, string]>> = {
  Chinese: [
    "港务局周二表示，停航两周的渡轮将于下周一恢复通航，首班船早上六点从北岸码头出发，船票价格保持不变。",
    "渡轮的发动机在上月的暴风雨中损坏，两家修船厂先后检查，最后换上了一台从邻近海港借来的备用发动机。",
    "岛上的居民说，这两个星期里他们只能乘坐小船过海，学生们每天要提前一个小时出门，医院的药品也晚到了三天。",
    "市议会将在月底讨论是否购买第二艘渡轮。",
  ],
  Japanese: [
    "港湾局は火曜日、二週間運休していたフェリーの運航を来週の月曜日に再開すると発表した。始発は午前六時に北岸の桟橋を出る。",
    "フェリーのエンジンは先月の嵐で壊れ、二つの造船所が調べたあと、隣の港から借りた予備のエンジンに取り替えられた。",
    "島の住民によると、この二週間は小さな船で海を渡るしかなく、生徒たちは毎朝一時間早く家を出て、病院の薬も三日遅れて届いた。",
    "市議会は月末に二隻目の購入を話し合う。",
  ],
  Thai: [
    "การท่าเรือแถลงเมื่อวันอังคารว่าเรือข้ามฟากที่หยุดเดินมาสองสัปดาห์จะกลับมาให้บริการอีกครั้งในวันจันทร์หน้า โดยเที่ยวแรกออกจากท่าเรือฝั่งเหนือเวลาหกโมงเช้า",
    "เครื่องยนต์ของเรือเสียหายในพายุเมื่อเดือนที่แล้ว อู่ซ่อมเรือสองแห่งเข้าตรวจสอบ และในที่สุดก็เปลี่ยนเป็นเครื่องยนต์สำรองที่ยืมมาจากท่าเรือใกล้เคียง",
    "ชาวเกาะเล่าว่าตลอดสองสัปดาห์พวกเขาต้องข้ามทะเลด้วยเรือลำเล็ก นักเรียนต้องออกจากบ้านเร็วขึ้นหนึ่งชั่วโมงทุกวัน และยาของโรงพยาบาลมาถึงช้าไปสามวัน",
    "สภาเมืองจะประชุมเรื่องการซื้อเรือลำที่สองในสิ้นเดือนนี้",
  ],
  Arabic: [
    "أعلنت سلطة الميناء يوم الثلاثاء أن العبارة التي توقفت أسبوعين ستعود إلى العمل يوم الاثنين المقبل، وأن الرحلة الأولى ستنطلق من رصيف الضفة الشمالية في السادسة صباحا.",
    "تعطل محرك العبارة في عاصفة الشهر الماضي، وفحصته ورشتان لإصلاح السفن قبل أن يستبدل بمحرك احتياطي استعير من ميناء مجاور لم يعد يحتاج إليه هذا العام.",
    "قال سكان الجزيرة إنهم عبروا البحر في قوارب صغيرة طوال الأسبوعين، وإن التلاميذ خرجوا من بيوتهم قبل ساعة من موعدهم كل يوم، وإن أدوية المستشفى تأخرت ثلاثة أيام.",
    "ويناقش المجلس البلدي في نهاية الشهر شراء عبارة ثانية.",
  ],
  Hebrew: [
    "רשות הנמל הודיעה ביום שלישי כי המעבורת שהושבתה שבועיים תחזור לפעול ביום שני הבא, וההפלגה הראשונה תצא מרציף הגדה הצפונית בשעה שש בבוקר.",
    "מנוע המעבורת ניזוק בסערה של החודש שעבר, שתי מספנות בדקו אותו, ולבסוף הוחלף במנוע חלופי שהושאל מנמל שכן שאינו זקוק לו בשנה הקרובה.",
    "תושבי האי סיפרו כי במשך השבועיים חצו את הים בסירות קטנות, התלמידים יצאו מהבית שעה מוקדם יותר בכל יום, והתרופות של בית החולים הגיעו באיחור של שלושה ימים.",
    "מועצת העיר תדון בסוף החודש ברכישת מעבורת שנייה.",
  ],
};
/** Another report of the same event, in other words. */
const OTHERS: Readonly<Record<string, string>> = {
  Chinese:
    "一名渔民昨天在南湾发现了一头搁浅的鲸鱼，志愿者用了五个小时把它送回深水。海洋研究所说，这是今年的第三次，原因可能是附近新修的防波堤改变了水流。",
  Japanese:
    "昨日、南の湾で漁師が浜に打ち上げられたクジラを見つけ、ボランティアが五時間かけて沖へ帰した。海洋研究所は、新しい防波堤で潮の流れが変わったためかもしれないと話している。",
  Thai: "เมื่อวานนี้ชาวประมงพบวาฬเกยตื้นที่อ่าวใต้ อาสาสมัครใช้เวลาห้าชั่วโมงพามันกลับสู่น้ำลึก สถาบันวิจัยทางทะเลบอกว่าเป็นครั้งที่สามของปีนี้ อาจเพราะเขื่อนกันคลื่นใหม่เปลี่ยนกระแสน้ำ",
  Arabic:
    "عثر صياد أمس على حوت جانح في الخليج الجنوبي، وأعاده متطوعون إلى المياه العميقة بعد خمس ساعات. وقال معهد البحار إنها المرة الثالثة هذا العام، وربما غير حاجز الأمواج الجديد مجرى المياه.",
  Hebrew:
    "דייג מצא אתמול לווייתן שנסחף אל החוף במפרץ הדרומי, ומתנדבים החזירו אותו למים עמוקים אחרי חמש שעות. מכון הים אמר שזו הפעם השלישית השנה, ואולי שובר הגלים החדש שינה את הזרם.",
};

const ENGLISH = [
  "The harbour office said on Tuesday that the ferry, which has not sailed for two weeks, will run again from next Monday, with the first boat leaving the north pier at six in the morning.",
  "Its engine had failed in last month's storm; two yards looked at it before it was replaced by a spare one borrowed from a neighbouring port that has no use for it this year.",
  "People on the island say that they crossed in small boats all that time, that pupils left home an hour early each day, and that the hospital's drugs came three days late.",
];

const groupOf = async (name: string) =>
  (
    await sql<{ names: string[] }>(
      "SELECT array_agg(source_id ORDER BY source_id) AS names FROM article WHERE group_id = (SELECT group_id FROM article WHERE source_id = $1)",
      [name],
    )
  )[0]?.names;

describe("copies in other languages", () => {
  beforeAll(async () => {
    await freshDatabase();
    const items = Object.entries(STORIES).flatMap(([language, [one, two, three, added]]) => [
      textItem(`${language}.txt`, [one, two, three].join("\n\n")),
      textItem(`${language}-later.txt`, [one, two, three, added].join("\n\n")),
      textItem(`${language}-other.txt`, OTHERS[language] ?? ""),
    ]);
    const results = await importAll(items);
    expect(results.filter(({ status }) => status !== "added")).toEqual([]);
    await workQueue();
  }, 120_000);

  test.each(Object.keys(STORIES))("%s: a later version is found, another story is not", async (language) => {
    expect(await groupOf(`${language}.txt`)).toEqual([`${language}-later.txt`, `${language}.txt`]);
    expect(await groupOf(`${language}-other.txt`)).toEqual([`${language}-other.txt`]);
  });

  test("every aligned passage lies inside both texts", async () => {
    const wrong = await sql(
      `SELECT 1 FROM pair p JOIN article a ON a.id = p.a_id JOIN article b ON b.id = p.b_id, jsonb_array_elements(p.spans) s
       WHERE (s->>1)::int > a.text_length OR (s->>3)::int > b.text_length OR (s->>0)::int >= (s->>1)::int OR (s->>2)::int >= (s->>3)::int`,
    );
    expect(wrong).toEqual([]);
  });
});

describe("a copy that someone tries to hide", () => {
  const swapped = (text: string) => text.replaceAll("e", "е").replaceAll("o", "о");
  const hidden: Readonly<Record<string, (text: string) => string>> = {
    "zero-width characters in every word": (text) => text.replace(/\B/g, "\u200b"),
    "Cyrillic letters for Latin ones": swapped,
    "fullwidth letters": (text) =>
      text.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    "struck-out letters": (text) => text.replace(/[a-z]/g, "$&\u0336"),
    "capitals and other punctuation": (text) => text.toUpperCase().replaceAll(",", " –").replaceAll(".", " !!"),
    "soft hyphens and marks of direction": (text) => text.replace(/\B/g, "\u00ad").replaceAll(" ", " \u202a"),
  };

  beforeAll(async () => {
    await freshDatabase();
    await importAll([
      textItem("plain.txt", ENGLISH.join("\n\n")),
      ...Object.entries(hidden).map(([name, hide]) => textItem(`${name}.txt`, ENGLISH.map(hide).join("\n\n"))),
    ]);
    await workQueue();
  }, 120_000);

  test.each(Object.keys(hidden))("by %s is found", async (name) => {
    expect(await groupOf("plain.txt")).toContain(`${name}.txt`);
  });
});

describe("articles of hardly anything and of very much", () => {
  beforeAll(async () => {
    await freshDatabase();
  });

  test("one word, only furniture, and 200,000 words are stored and compared", async () => {
    const words = Array.from({ length: 200_000 }, (_, i) => `w${(i * 7919) % 65_537}x${i % 13}`);
    const book = words.reduce((text, word, i) => text + word + (i % 60 === 59 ? ".\n\n" : " "), "");
    const results = await importAll([
      textItem("one-word.txt", "Ferry"),
      textItem("one-word-too.txt", "Ferry."),
      textItem("furniture.txt", "Share\n\nSubscribe\n\nRead next\n\n© 2025 The Quay. All rights reserved.\n"),
      textItem(
        "furniture-too.txt",
        "Menu\n\nShare\n\nSubscribe\n\nRead next\n\n© 2025 The Quay. All rights reserved.\n",
      ),
      textItem("book.txt", book),
      textItem("book-cut.txt", book.slice(0, Math.floor(book.length * 0.9))),
    ]);
    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => "added"));
    // Only compared here: reading the claims of a book is measured elsewhere.
    await flagDuplicates(results.flatMap(({ article }) => article ?? []));
    const pairs = await sql("SELECT a_id, b_id, containment_b, cut FROM pair");
    expect(pairs).toContainEqual({
      a_id: results[4]?.article,
      b_id: results[5]?.article,
      containment_b: 1,
      cut: false,
    });
    expect(await groupOf("furniture.txt")).toEqual(["furniture.txt"]);
    const compared = await sql("SELECT 1 FROM article WHERE similarity_version > 0");
    expect(compared).toHaveLength(6);
  }, 120_000);
});
