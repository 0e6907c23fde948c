import { ActionForm } from "../../../_components/action-form.tsx";
import { Link } from "../../../_components/link.tsx";
import { about, durationText } from "../../../_components/reading/amounts.ts";
import { number, plural } from "../../../_components/words.ts";
import styles from "./reading-head.module.css";
import type { ReadingParts } from "./story-view.ts";

/** Before a story is read: what it takes, what is sent where, and what changes. Where no model is set, how to set one. */
export function AskModel({ page, view, reading: { model, estimate, all } }: ReadingParts) {
  const close = view.to({ ask: null });
  if (!model.on || !estimate)
    return (
      <div className={`opened ${styles.panel}`}>
        <h3>No model is set</h3>
        <p>
          A language model of your own finds far more of the points that outlets share than words do. It may run on this
          machine (Ollama, LM Studio, llama.cpp) or elsewhere. Without one, ask by hand: copy the question into any
          chat, and bring its answer back.
        </p>
        <div className="actions">
          <Link className="button primary" href="/settings#model">
            Choose a model in Settings
          </Link>
          <Link href={view.to({ ask: "hand" }, "#reading")}>Ask by hand …</Link>
          <Link href={close}>Not now</Link>
        </div>
      </div>
    );
  const { articles, sentences, tokens, questions, seconds, price } = estimate;
  return (
    <div className={`opened ${styles.panel}`}>
      <h3>Read this story with {model.name}</h3>
      {questions === 0 ? (
        <p>This story is read: nothing in it is new to {model.name}.</p>
      ) : (
        <p>
          <b>{number(articles)}</b> articles, <b>{number(sentences)}</b> sentences, about <b>{about(tokens)}</b> tokens,{" "}
          <b>{number(questions)}</b> {questions === 1 ? "question" : "questions"}.{" "}
          {seconds === null ? (
            `How long ${model.name} takes is known after its first answer.`
          ) : (
            <>
              With {model.name} about <b>{durationText(seconds)}</b>.
            </>
          )}{" "}
          {price === null ? null : (
            <>
              At the price you gave about <b>{price.toFixed(2)}</b>.{" "}
            </>
          )}
          <span className="note">A token is about three quarters of a word.</span>
        </p>
      )}
      <p>
        <b>What is sent:</b> the sentences of this story, with outlets and dates, to {model.address}
        {model.here ? ", on this machine" : ", another machine"}. Nothing else.
      </p>
      <p>
        <b>What changes here:</b> the model’s points come first. Those found by words stay one switch away, and what you
        decided stays.
      </p>
      <div className="actions">
        {questions === 0 ? null : (
          <ActionForm action={`/api/v1/stories/${page.story.id}/read`} label="Read this story" back={close} first />
        )}
        {all && all.stories > 1 ? (
          <ActionForm
            action="/api/v1/readings"
            label={`All ${plural(all.stories, "story", "stories")}: ${about(all.tokens)} tokens${all.seconds === null ? "" : `, about ${durationText(all.seconds)}`}`}
            back={close}
            fields={{ stories: "all" }}
          />
        ) : null}
        <Link href={close}>Not now</Link>
      </div>
    </div>
  );
}
