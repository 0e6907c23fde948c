import type { ModelSettingsView } from "../../../lib/usecases/reading/load-model-settings.ts";
import { ActionForm } from "../../_components/action-form.tsx";
import { Anchor } from "../../_components/anchor.tsx";
import { Link } from "../../_components/link.tsx";
import { PlainForm } from "../../_components/plain-form.tsx";
import { about, durationText } from "../../_components/reading/amounts.ts";
import { ReadingRun } from "../../_components/reading/run.tsx";
import { Trouble } from "../../_components/reading/trouble.tsx";
import { SectionHead } from "../../_components/section-head.tsx";
import { number, plural } from "../../_components/words.ts";
import styles from "./model.module.css";
import { ModelFields } from "./model-fields.tsx";
import { ModelKey } from "./model-key.tsx";

const BACK = "/settings#model";

/** A model of one's own: what it is, where it is, whether it answers, what is sent to it, and what of its answers was refused. */
export function ModelSection({ view }: { view: ModelSettingsView }) {
  const { model, run } = view;
  return (
    <section className="section" aria-labelledby="model">
      <SectionHead id="model" title="A model of your own">
        Any language model that you have can read which sentences speak of one point. Off until someone chooses one.
      </SectionHead>
      <ReadingRun run={run} model={model.name} back={BACK} />
      <div className={styles.grid}>
        <div>
          {model.on ? null : (
            <p>
              <strong>Off.</strong> Points are found by words, and nothing is sent anywhere.
            </p>
          )}
          <Found view={view} />
          {model.unencrypted ? <Unencrypted address={model.address} /> : null}
          {model.from === "environment" ? <FromEnvironment view={view} /> : <ModelFields view={view} />}
          {model.on ? (
            <>
              <ModelKey model={model} />
              <Trial view={view} />
              <div className={styles.row}>
                <strong>What is sent</strong>
                <p>
                  The sentences of a story, with its outlets and dates, go to {model.address}.{" "}
                  {model.readNew
                    ? "They go when you ask for a story, and with every new story, as you chose below. Nothing else does."
                    : "Nothing else, and nothing unless you ask."}{" "}
                  {model.here ? "That is this machine: nothing leaves it." : "That is another machine."}
                </p>
              </div>
              <Unasked view={view} />
              <Spent view={view} />
            </>
          ) : null}
          {model.from === "settings" ? (
            <div className={styles.end}>
              <ActionForm
                action="/api/v1/model"
                method="DELETE"
                label="Turn it off"
                back={BACK}
                confirm="Address and key are forgotten. What was read stays."
              />
            </div>
          ) : null}
        </div>
        <Side />
      </div>
    </section>
  );
}

/** What answers on this machine: the programs were only asked for the list of their models. */
function Found({ view: { servers, looked, model } }: { view: ModelSettingsView }) {
  if (!looked)
    return (
      <p>
        <Anchor href="/settings?look=1#model">Ask what answers on this machine, and which models there are</Anchor>
      </p>
    );
  if (servers.length === 0)
    return (
      <p className="note">
        No program with models answers on this machine’s usual ports (Ollama, LM Studio, llama.cpp, vLLM).
      </p>
    );
  return servers.map(({ program, address, models }) => (
    <div className={styles.door} key={address}>
      <p>
        <strong>
          {program} answers on this machine, with {plural(models.length, "model")}.
        </strong>{" "}
        Parallax only asked whether it is there.
      </p>
      {model.from === "environment" || models.length === 0 ? null : (
        <PlainForm className="actions" method="post" action="/api/v1/model">
          <input type="hidden" name="_method" value="PATCH" />
          <input type="hidden" name="return" value={BACK} />
          <input type="hidden" name="address" value={address} />
          <select name="name" aria-label={`Model of ${program}`}>
            {models.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>{" "}
          <button className="button" type="submit">
            Use it
          </button>
        </PlainForm>
      )}
    </div>
  ));
}

function Unencrypted({ address }: { address: string }) {
  return (
    <Trouble
      id="unencrypted"
      title="This address is another machine, and it is not encrypted (http)"
      happened={`The sentences of a story go to ${address}. Anyone on the way can read them, and your key.`}
      kept="Nothing is sent until a story is read."
      todo="Use an address that begins with https, or a model on this machine."
    >
      <ActionForm
        action="/api/v1/model"
        method="PATCH"
        label="Try it with https"
        back={BACK}
        fields={{ address: address.replace(/^http:/, "https:") }}
      />
    </Trouble>
  );
}

function FromEnvironment({ view: { model } }: { view: ModelSettingsView }) {
  return (
    <>
      <p className="note">The environment names it (MODEL_URL and others), so it is changed there.</p>
      <div className={styles.row}>
        <strong>Address</strong>
        <p>{model.address}</p>
      </div>
      <div className={styles.row}>
        <strong>Model</strong>
        <p>{model.name}</p>
      </div>
      <div className={styles.row}>
        <strong>Context</strong>
        <p>
          {number(model.context)} tokens, {plural(model.parallel, "question")} at once
        </p>
      </div>
    </>
  );
}

function Trial({ view: { model, models, trouble, looked } }: { view: ModelSettingsView }) {
  const { tried } = model;
  return (
    <div className={styles.row}>
      <strong>Does it work?</strong>
      <div>
        <div className="actions">
          <ActionForm action="/api/v1/model/try" label="Try it" back={BACK} />
          {tried ? (
            <span className="note" role="status">
              {tried.ok ? (
                <>
                  <span aria-hidden="true">✓</span> <b>answered in {Math.max(0.1, tried.seconds)} s</b>, in the right
                  form
                </>
              ) : (
                <>
                  <b>It did not work.</b> {tried.message}
                </>
              )}
            </span>
          ) : null}
        </div>
        <p className="note">It is sent two made-up sentences, none of yours.</p>
        {trouble ? <p className="note">It gave no list of its models: {trouble}</p> : null}
        {looked && !trouble && models.length > 0 && !models.includes(model.name) ? (
          <p className="note">The server does not list a model of this name.</p>
        ) : null}
      </div>
    </div>
  );
}

function Unasked({ view: { model } }: { view: ModelSettingsView }) {
  return (
    <div className={styles.row}>
      <strong>New stories</strong>
      <div className="actions">
        <span>{model.readNew ? "Every new story is read unasked." : "A story is read when you ask for it."}</span>
        <ActionForm
          action="/api/v1/model"
          method="PATCH"
          label={model.readNew ? "Only when asked" : "Read every new story"}
          back={BACK}
          fields={{ readNew: String(!model.readNew) }}
          quiet
        />
      </div>
    </div>
  );
}

/** What was spent, what all stories would take, and what was refused. */
function Spent({ view: { model, all } }: { view: ModelSettingsView }) {
  return (
    <>
      <div className={styles.row}>
        <strong>Spent so far</strong>
        <div>
          <p>
            {model.answers === 0
              ? "No question was answered yet."
              : `${plural(model.answers, "question")} answered, about ${about(model.tokens)} tokens.`}
            {model.price === null || model.tokens === 0
              ? ""
              : ` That is ${((model.tokens * model.price) / 1_000_000).toFixed(2)} at the price you gave.`}
          </p>
          {all ? (
            <div className="actions">
              <span>
                {all.stories === 0
                  ? "Every story is read."
                  : `${plural(all.stories, "story is", "stories are")} not read yet: ${plural(all.questions, "question")}, about ${about(all.tokens)} tokens${all.seconds === null ? "" : `, about ${durationText(all.seconds)}`}${all.price === null ? "" : `, about ${all.price.toFixed(2)}`}.`}
              </span>
              {all.stories > 0 ? (
                <ActionForm
                  action="/api/v1/readings"
                  label="Read all of them"
                  back={BACK}
                  fields={{ stories: "all" }}
                />
              ) : null}
            </div>
          ) : (
            <p>
              <Anchor href="/settings?estimate=1#model">What would all stories take?</Anchor>
            </p>
          )}
        </div>
      </div>
      <div className={styles.row}>
        <strong>Refused</strong>
        {model.refused.length === 0 ? (
          <p>Nothing of an answer was refused.</p>
        ) : (
          <ul>
            {model.refused.map(({ reason, words, count }) => (
              <li key={reason}>
                <b>{number(count)}</b> times {words}
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function Side() {
  return (
    <aside className={styles.side} aria-label="About models">
      <div>
        <h3>What it does</h3>
        <p>
          It gets the sentences of a story, each with a number. It answers which numbers stand on one point, and what
          differs there. Whatever else it writes is not used.
        </p>
      </div>
      <div>
        <h3>What is checked</h3>
        <p>
          A number that stands for no sentence is refused. So is a point of one outlet only. A difference is shown only
          where a rule finds it too. What was refused is counted.
        </p>
      </div>
      <div>
        <h3>What comes first</h3>
        <p>A person’s decision, then the model, then words. Points found by words never vanish.</p>
        <p>
          <Link href="/method#model">When it is worth it</Link>
        </p>
      </div>
    </aside>
  );
}
