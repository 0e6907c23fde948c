import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Crumbs } from "../../_components/crumbs.tsx";
import { Link } from "../../_components/link.tsx";
import plainPageStyles from "../../_components/styles/plain-page.module.css";
import { GUIDES, type Guide } from "../_components/guides.ts";
import styles from "./page.module.css";

type Props = { readonly params: Promise<{ who: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Help ${(await guideOf(params)).title.toLowerCase()}` };
}

/** Help for one kind of work: each task with its steps and the page to begin on. */
export default async function GuidePage({ params }: Props) {
  const { title, about, picture, tasks } = await guideOf(params);
  return (
    <div className={plainPageStyles.page}>
      <Crumbs way={[{ href: "/help", name: "Help" }]} here={title} />
      <h1>{title}</h1>
      <p className={plainPageStyles.lead}>{about}</p>
      <figure className={styles.picture}>
        <img src={picture.image.src} width={picture.image.width} height={picture.image.height} alt={picture.shows} />
        <figcaption className="note">{picture.shows}.</figcaption>
      </figure>
      {tasks.map((task) => (
        <section className="section" key={task.title}>
          <div className="section-head">
            <h2>{task.title}</h2>
          </div>
          <ol className={styles.steps}>
            {task.steps.map((step) => (
              <li key={step}>
                <Step words={step} />
              </li>
            ))}
          </ol>
          <p className="actions">
            <Link className="button" href={task.start.href}>
              {task.start.name}
            </Link>
          </p>
        </section>
      ))}
    </div>
  );
}

/** The guide at an address; a name that was inherited, such as "constructor", is none. */
async function guideOf(params: Props["params"]): Promise<Guide> {
  const { who } = await params;
  const guide = Object.hasOwn(GUIDES, who) ? GUIDES[who] : undefined;
  return guide ?? notFound();
}

/** A step's words; what is to be typed as it is stands between backticks. */
function Step({ words }: { words: string }) {
  return words.split("`").map((part, i) => (i % 2 === 1 ? <code key={`${i} ${part}`}>{part}</code> : part));
}
